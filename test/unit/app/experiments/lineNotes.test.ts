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
      {
        kind: 'sent',
        line: 4,
        text: `→ 2 kB "${'x'.repeat(40)}…" (3 times)`,
        whole: `→ 2 kB "${'x'.repeat(200)}…" (3 times)`,
      },
    ]);
  });

  it('cut no escape in two, and are never longer than fits beside a line', () => {
    for (let before = 0; before < 12; before++)
      for (const piece of ['\xff', '\\', '🌮', '\u{7AD}', '\0']) {
        const sent = Buffer.from('x'.repeat(before) + piece.repeat(30));
        const notes = new LineNotes();
        notes.apply(step(1));
        notes.apply(done(1, { sent: Buffer.concat([sent, Buffer.alloc(40, 0xff)]) }));
        const [{ text, whole } = { text: '', whole: '' }] = notes.list();
        assert.ok(text.length <= 60, text);
        const shown = text.slice(text.indexOf('"') + 1, -2);
        assert.ok(whole?.includes(`"${shown}`), text);
        // What is kept is a text of whole characters and escapes.
        assert.match(
          shown,
          /^(?:[^\\\uD800-\uDFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF]|\\(?:[^xu]|x[0-9A-F]{2}|u\{[0-9A-F]+\}))*$/,
        );
      }
  });

  it('say what came where it is no bytes', () => {
    const notes = new LineNotes();
    for (const line of [1, 2]) notes.apply(step(line));
    notes.apply(done(1, { came: 'end of stream' }));
    notes.apply(done(2, { came: '1 MB' }));
    assert.deepEqual(
      notes.list().map(({ text }) => text),
      ['← end of stream', '← 1 MB'],
    );
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
