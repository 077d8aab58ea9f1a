import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CaptureRow } from '../../../../src/model/captureRow.ts';
import { columnIds } from '../../../../src/page/listMessages.ts';
import { encodePayload } from '../../../../src/language/payload/encodePayload.ts';
import { parsePayload } from '../../../../src/language/payload/parsePayload.ts';
import { copiedRow, type CopyForm, type CopyFrame } from '../../../../src/app/rows/copiedRow.ts';

const startedAtMs = new Date(2026, 10, 20, 12, 4, 31, 118).getTime();

function dataRow(length: number): CaptureRow {
  const where = { endpoint: 1, connection: 2, direction: 'in', call: 'recv' } as const;
  return { seq: 1234, t: 1500, type: 'data', length, offset: 7, ...where };
}

function copied(form: CopyForm, bytes: Uint8Array, changes: Partial<CopyFrame> = {}): string | undefined {
  const frame: CopyFrame = {
    columns: columnIds,
    time: 'time',
    preview: 'text',
    startedAtMs,
    bytes: (_, offset, length) => bytes.slice(offset, offset + length),
    noteOf: () => undefined,
    endpointOf: () => 'tcp://127.0.0.1:9998',
    peerOf: () => '127.0.0.1:5',
    ...changes,
  };
  const pieces = copiedRow(form, { row: dataRow(bytes.length), previousUs: 500 }, frame);
  return pieces === undefined ? undefined : [...pieces].join('');
}

const some = new Uint8Array(Buffer.from('a\tb\n'));

describe('copiedRow', () => {
  it('as text is one line, a cell for each column that the list shows', () => {
    assert.equal(
      copied('copyText', some),
      '1234\t12:04:31.119500\ttcp://127.0.0.1:9998\t127.0.0.1:5\t↓\trecv\t4\ta\\tb\\n',
    );
    const columns = ['time', 'preview'] as const;
    const look = { columns, time: 'sincePrevious', preview: 'hex' } as const;
    assert.equal(copied('copyText', some, look), '+0.001000\t61 09 62 0a');
    assert.match(copied('copyText', new Uint8Array(300)) ?? '', /\\0…$/);
  });

  it('as hex and as payload notation gives the same bytes again, however many pieces it takes', () => {
    const long = fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(2000));
    fc.assert(
      fc.property(long, ([seed, times]) => {
        const bytes = new Uint8Array(Buffer.concat(Array.from({ length: times + 1 }, () => seed)));
        const hex = Buffer.from((copied('copyHex', bytes) ?? '').replaceAll(' ', ''), 'hex');
        assert.ok(hex.equals(bytes));
        const parts = parsePayload(copied('copyPayload', bytes) ?? '');
        assert.ok(parts.ok);
        const encoded = encodePayload(parts.value);
        assert.ok(encoded.ok && Buffer.from(encoded.value).equals(bytes));
      }),
      { numRuns: 20 },
    );
  });

  it('as JSON holds the row, with its bytes in base64', () => {
    const bytes = new Uint8Array(20_000).map((_, index) => index);
    const row = JSON.parse(copied('copyJson', bytes) ?? '') as Record<string, unknown>;
    assert.ok(Buffer.from(String(row['bytes']), 'base64').equals(bytes));
    assert.deepEqual(
      [row['seq'], row['direction'], row['peer'], row['offset']],
      [1234, 'in', '127.0.0.1:5', 7],
    );
  });

  it('has the mark and the note of a row, as JSON in fields and as text in a cell of its own', () => {
    const json = (note: string | undefined) => {
      const row = JSON.parse(copied('copyJson', some, { noteOf: () => note }) ?? '') as object;
      return Object.fromEntries(Object.entries(row).filter(([name]) => name === 'mark' || name === 'note'));
    };
    assert.deepEqual(json(undefined), {});
    assert.deepEqual(json(''), { mark: true });
    assert.deepEqual(json('the retry'), { mark: true, note: 'the retry' });
    const text = (note: string) =>
      copied('copyText', some, { columns: ['number', 'preview'], noteOf: () => note });
    assert.equal(text('the\u202e retry'), '1234\ta\\tb\\n\tthe? retry');
    assert.equal(text(''), '1234\ta\\tb\\n');
  });

  it('has no bytes of a step in between, and words that cannot act', () => {
    const event = { type: 'bound', call: 'bind', t: 0, endpoint: 1, local: 'x\u202e\ny' } as const;
    const row: CaptureRow = {
      seq: 1,
      t: 0,
      endpoint: 1,
      connection: 0,
      type: 'bound',
      length: 0,
      offset: 0,
      event,
    };
    const frame = { columns: ['preview'], time: 'time', preview: 'text', startedAtMs } as const;
    const names = { bytes: () => undefined, noteOf: () => undefined, endpointOf: () => '', peerOf: () => '' };
    assert.equal(copiedRow('copyHex', { row }, { ...frame, ...names }), undefined);
    const text = copiedRow('copyText', { row }, { ...frame, ...names });
    assert.equal([...(text ?? [])].join(''), 'bound to x??y');
  });
});
