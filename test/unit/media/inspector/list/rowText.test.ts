import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rowText } from '../../../../../media/inspector/list/rowText.ts';
import { Needle } from '../../../../../src/bytes/search/needle.ts';
import type { CaptureRow } from '../../../../../src/model/captureRow.ts';

const at = { t: 0, endpoint: 1 };
const on = { ...at, connection: 2 };

function dataRow(length: number, direction: 'in' | 'out' = 'in'): CaptureRow {
  return {
    seq: 7,
    t: 1_500,
    endpoint: 1,
    connection: 2,
    type: 'data',
    call: 'recv',
    direction,
    length,
    offset: 0,
  };
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('rowText', () => {
  it('shows a chunk: arrow, call, length, bytes with escapes apart', () => {
    assert.deepEqual(rowText(dataRow(7), bytes('hello \n')), {
      arrow: '↓',
      call: 'recv',
      callBefore: '',
      length: '7',
      tone: 'data',
      runs: [
        { text: 'hello ', escaped: false },
        { text: '\\n', escaped: true },
      ],
    });
    assert.equal(rowText(dataRow(1, 'out'), bytes('x')).arrow, '↑');
  });

  it('shows what cannot be read as hex, and before it what a decoder is certain of', () => {
    const textOf = (data: Uint8Array, format: 'auto' | 'text' | 'hex', summary?: string) =>
      rowText(dataRow(data.length), data, undefined, format, summary)
        .runs.map((run) => run.text)
        .join('');
    const stray = Uint8Array.of(0xde, 0xad, 0xbe, 0xef);
    assert.equal(textOf(stray, 'auto'), 'de ad be ef');
    assert.equal(textOf(bytes('ping\n'), 'auto'), 'ping\\n');
    assert.equal(textOf(stray, 'auto', 'Modbus TCP · x'), 'Modbus TCP · x  de ad be ef');
    assert.equal(textOf(stray, 'hex', 'Modbus TCP · x'), 'de ad be ef');
    const { runs } = rowText(dataRow(4), stray, undefined, 'auto', 'a\u202eb');
    assert.deepEqual(runs, [
      { text: 'a\\u{202E}b', escaped: false },
      { text: '  ', escaped: true },
      { text: 'de ad be ef', escaped: true },
    ]);
  });

  it('says that there is more than the preview, and does not show a cut character as bytes', () => {
    const { runs } = rowText(dataRow(1_000_000), bytes('taco 🌮').subarray(0, 7));
    assert.deepEqual(runs, [
      { text: 'taco ', escaped: false },
      { text: '…', escaped: true },
    ]);
  });

  it('shows an empty datagram as such', () => {
    assert.deepEqual(rowText(dataRow(0), new Uint8Array()).runs, [{ text: 'empty', escaped: true }]);
  });

  it('shows a lifecycle event without arrow and length, the call before the words where it helps', () => {
    const event = { type: 'accepted', call: 'accept', ...on, local: '', remote: '' } as const;
    const row: CaptureRow = { seq: 1, ...on, type: 'accepted', call: 'accept', length: 0, offset: 0, event };
    const text = rowText(row, new Uint8Array());
    assert.deepEqual([text.arrow, text.length, text.callBefore, text.tone], ['', '', 'accept · ', 'quiet']);
  });

  it('marks the current match in the words of a step, by its bytes', () => {
    const event = { type: 'bound', call: 'bind', ...at, local: 'unix:/tmp/ä/b' } as const;
    const row: CaptureRow = { seq: 1, ...at, connection: 0, type: 'bound', length: 0, offset: 0, event };
    const start = bytes('bound to unix:/tmp/ä').length;
    const marks = { needles: [], bytes: [{ start, end: start + 2 }], isFound: true };
    assert.deepEqual(rowText(row, new Uint8Array(), marks).runs, [
      { text: 'bound to unix:/tmp/ä', escaped: false },
      { text: '/b', escaped: false, marked: true },
    ]);
  });

  it('never lets an unseen or reordering character through, from bytes or from texts', () => {
    const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (data) => {
        const text = rowText(dataRow(data.length), data)
          .runs.map((run) => run.text)
          .join('');
        assert.doesNotMatch(text.replaceAll('\u200d', ''), unseen);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        const event = { type: 'unlinked', call: 'unlink', ...at, path } as const;
        const row: CaptureRow = { seq: 1, ...on, type: 'unlinked', length: 0, offset: 0, event };
        assert.doesNotMatch(rowText(row, new Uint8Array()).runs[0]?.text ?? '', unseen);
      }),
    );
  });

  it('puts what is filtered by into runs of its own, in bytes and in words', () => {
    const found = rowText(dataRow(12), bytes('A ping\nPING x'), {
      needles: [],
      bytes: [{ start: 2, end: 7 }],
      isFound: false,
    });
    assert.deepEqual(found.runs, [
      { text: 'A ', escaped: false },
      { text: 'ping', escaped: false, marked: true },
      { text: '\\n', escaped: true, marked: true },
      { text: 'PING x', escaped: false },
    ]);
    const event = { type: 'bound', call: 'bind', ...at, local: 'tcp://[::1]:9' } as const;
    const row: CaptureRow = { seq: 1, ...on, type: 'bound', length: 0, offset: 0, event };
    assert.deepEqual(
      rowText(row, new Uint8Array(), { needles: [new Needle('BOUND')], bytes: [], isFound: false }).runs,
      [
        { text: 'bound', escaped: false, marked: true },
        { text: ' to tcp://[::1]:9', escaped: false },
      ],
    );
  });
});
