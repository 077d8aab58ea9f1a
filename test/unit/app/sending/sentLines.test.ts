import assert from 'node:assert/strict';
import { SentLines } from '../../../../src/app/sending/sentLines.ts';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

function lab() {
  const clock = new FakeClock();
  const listeners = new Set<(event: EngineEvent) => void>();
  const engine = {
    subscribe: (listener: (event: EngineEvent) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  let changes = 0;
  const lines = new SentLines({ engine, clock }, () => (changes += 1));
  const comes = (bytes: string | Uint8Array, connection = 2): void => {
    const chunk = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    const on = { t: 0, endpoint: 1, connection, offset: 0, bytes: chunk } as const;
    for (const listener of listeners) listener({ ...on, type: 'data', call: 'recv', direction: 'in' });
  };
  const texts = () => lines.list().map(({ line, text }) => `${line}: ${text}`);
  return { clock, listeners, lines, comes, texts, changes: () => changes };
}

describe('SentLines', () => {
  it('show what was sent, and what came back in which time', () => {
    const { clock, lines, comes, texts, changes } = lab();
    lines.begin(3, [2]).sent(12);
    assert.deepEqual([texts(), changes()], [['3: → 12 B'], 1]);
    clock.advance(2);
    comes('hel');
    comes('lo\n');
    comes('somebody else', 9);
    assert.equal(changes(), 1, 'drawn at a readable pace');
    clock.advance(100);
    assert.deepEqual([texts(), changes()], [['3: → 12 B  ← 6 B "hello\\n" · 2 ms'], 2]);
  });

  it('take an answer that comes during the send', () => {
    const { lines, comes, texts } = lab();
    const sending = lines.begin(1, [2]);
    comes('at once');
    sending.sent(4);
    assert.match(texts()[0] ?? '', /^1: → 4 B {2}← 7 B "at once" · /);
  });

  it('wait two seconds, and no longer than until the next send', () => {
    const { clock, listeners, lines, comes, texts } = lab();
    lines.begin(1, [2]).sent(1);
    lines.begin(2, [2]).sent(2);
    comes('x');
    assert.deepEqual(
      texts().map((text) => text.includes('←')),
      [false, true],
    );
    clock.advance(2000);
    assert.deepEqual([listeners.size, clock.pending], [0, 0]);
    comes('late');
    assert.match(texts()[1] ?? '', /← 1 B/);
  });

  it('leave nothing behind when they are stopped, or the send failed', () => {
    const { clock, listeners, lines, comes } = lab();
    lines.begin(1, [2]).sent(1);
    comes('x');
    lines.stop();
    assert.deepEqual([listeners.size, clock.pending], [0, 0]);
    lines.begin(1, [2]).failed();
    assert.deepEqual([listeners.size, clock.pending], [0, 0]);
  });

  it('keep the beginning of a long answer and count all of it', () => {
    const { lines, comes, texts } = lab();
    lines.begin(1, [2]).sent(1);
    for (let chunk = 0; chunk < 10; chunk += 1) comes('0123456789');
    assert.match(texts()[0] ?? '', /← 100 B "(?:0123456789){4}01234567…" · /);
  });

  it('replace what a line showed, and forget the oldest of too many', () => {
    const { lines, texts } = lab();
    for (let line = 1; line <= 501; line += 1) lines.begin(line, []).sent(1);
    lines.begin(2, []).sent(7);
    assert.equal(texts().length, 500);
    assert.equal(texts().at(-1), '2: → 7 B');
    lines.stop();
  });
});
