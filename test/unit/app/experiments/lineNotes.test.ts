import assert from 'node:assert/strict';
import { LineNotes, notedLinesLimit } from '../../../../src/app/experiments/lineNotes.ts';

const step = (line: number) => ({ type: 'step', line }) as const;
const done = (line: number, more: object = {}) => ({ type: 'done', line, durationMs: 1, ...more }) as const;
const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('LineNotes', () => {
  it('show what a line sent and received, escaped', () => {
    const notes = new LineNotes();
    for (const event of [
      step(1),
      done(1, { sent: bytes('hi\n') }),
      step(2),
      done(2, { received: bytes('HI\n') }),
    ])
      notes.apply(event);
    assert.deepEqual(notes.list(), [
      { kind: 'sent', line: 1, text: '→ 3 B "hi\\n"' },
      { kind: 'received', line: 2, text: '← 3 B "HI\\n"' },
    ]);
  });

  it('show which line is waiting, and nothing at one that is done with nothing to show', () => {
    const notes = new LineNotes();
    notes.apply(step(1));
    assert.deepEqual(notes.list(), [{ kind: 'waiting', line: 1, text: '…' }]);
    notes.apply(done(1));
    assert.deepEqual(notes.list(), []);
  });

  it('count rounds, and cut what is long', () => {
    const notes = new LineNotes();
    for (let round = 0; round < 3; round++) {
      notes.apply(step(4));
      notes.apply(done(4, { sent: bytes('x'.repeat(2000)) }));
    }
    assert.deepEqual(notes.list(), [
      { kind: 'sent', line: 4, text: `→ 2 kB "${'x'.repeat(48)}…" (3 times)` },
    ]);
  });

  it('leave the line of a failure to VS Code', () => {
    const failure = { line: 2, start: 0, end: 1, code: 'ERR_TIMEOUT', message: 'Nothing came.' };
    const notes = new LineNotes();
    for (const event of [step(1), step(2), done(2, { failure }), done(1, { failure })]) notes.apply(event);
    assert.deepEqual(notes.list(), []);
  });

  it('remember no more lines than can be shown', () => {
    const notes = new LineNotes();
    for (let line = 1; line <= notedLinesLimit * 2; line++) notes.apply(done(line, { sent: bytes('x') }));
    assert.equal(notes.list().length, notedLinesLimit);
  });
});
