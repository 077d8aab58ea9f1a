import assert from 'node:assert/strict';
import { chunkWords, lineRuns, streamLayout } from '../../../../../media/inspector/stream/streamLineText.ts';
import type { StreamLine } from '../../../../../src/model/follow.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

function line(other: Partial<StreamLine> = {}): StreamLine {
  return { seq: 0, offset: 0, direction: 'in', length: 0, at: 0, ...other };
}

describe('a line of a stream', () => {
  it('is text with escapes, matches in runs of their own', () => {
    const matches = [
      { start: 1, end: 3 },
      { start: 4, end: 6, isCurrent: true as const },
    ];
    assert.deepEqual(lineRuns(line({ matches }), bytes('aß\tbc\n'), 'text', 0), [
      { text: 'a', style: '' },
      { text: 'ß', style: '', match: 'match' },
      { text: '\\t', style: 'escape' },
      { text: 'bc', style: '', match: 'match current' },
      { text: '\\n', style: 'escape' },
    ]);
  });

  it('is a row of a dump, matches in the bytes and in their characters', () => {
    const matches = [{ start: 7, end: 9 }];
    const runs = lineRuns(line({ at: 0x20, matches }), bytes('0123456789'), 'hex', 16);
    assert.equal(
      runs.map(({ text }) => text).join(''),
      `00000020  30 31 32 33 34 35 36 37  38 39${' '.repeat(20)}0123456789`,
    );
    assert.deepEqual(
      runs.filter(({ match }) => match !== undefined).map(({ text }) => text),
      ['37  38', '78'],
    );
  });

  it('says how long its chunk is, and when it came where there is room', () => {
    const startedAtMs = new Date(2026, 10, 20, 12, 4, 31, 100).getTime();
    const first = line({ chunk: { t: 18_000, length: 18 } });
    assert.equal(chunkWords(first, startedAtMs, true), '18 B · 12:04:31.118');
    assert.equal(chunkWords(first, startedAtMs, false), '18 B');
    assert.equal(chunkWords(line(), startedAtMs, true), '');
  });

  it('is as wide as there is room for', () => {
    assert.deepEqual(streamLayout(40, 'text'), { columns: 22, hasTimes: false });
    assert.deepEqual(streamLayout(41, 'text'), { columns: 26, hasTimes: false });
    assert.deepEqual(streamLayout(160, 'text'), { columns: 126, hasTimes: true });
    assert.deepEqual(streamLayout(5000, 'text'), { columns: 400, hasTimes: true });
    assert.deepEqual(streamLayout(2, 'text'), { columns: 8, hasTimes: false });
    assert.equal(streamLayout(120, 'hex').columns, 16);
    assert.equal(streamLayout(40, 'hex').columns, 4);
  });
});
