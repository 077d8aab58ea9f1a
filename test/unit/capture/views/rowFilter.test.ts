import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import { CaptureView } from '../../../../src/capture/views/captureView.ts';
import type { ByteVisitor } from '../../../../src/capture/store/byteRing.ts';
import type { RowFilter } from '../../../../src/capture/views/rowFilter.ts';
import { StepMeter } from '../../../../src/capture/scan.ts';
import { RowScan } from '../../../../src/capture/views/rowScan.ts';
import { captureOf, rowsOf } from '../../../support/captureOf.ts';
import { data } from '../../../support/ledgerEvents.ts';
import { budget } from '../../../support/scans.ts';

/** Leaves everything open. */
const undecided: RowFilter = {
  judge: () => 'bytes',
  judgeBytes: () => 'bytes',
  overlapBytes: 2,
  partBytes: 4,
  stepBytes: 64,
};

/** The rows that a filter shows, and how often the clock was looked at meanwhile. */
function searched(store: CaptureStore, filter: RowFilter): { shown: number[]; clockLooks: number } {
  const search = new RowScan(store, rowsOf(store), filter, new StepMeter(256));
  let clockLooks = 0;
  search.step({ endMs: Infinity, nowMs: () => clockLooks++ });
  assert.equal(search.complete, true);
  const { first, next } = search.found;
  return {
    shown: Array.from({ length: next - first }, (_, at) => search.found.seqOf(first + at)),
    clockLooks,
  };
}

describe('RowFilter', () => {
  it('is asked for the bytes of only those rows that it leaves open', () => {
    const asked: number[] = [];
    const { shown } = searched(captureOf(['a', 'b', 'c', 'd']), {
      ...undecided,
      judge: (seq) => (['shown', 'hidden', 'bytes', 'bytes'] as const)[seq] ?? 'hidden',
      judgeBytes: (seq) => {
        asked.push(seq);
        return seq === 3 ? 'shown' : 'hidden';
      },
    });
    assert.deepEqual(asked, [2, 3]);
    assert.deepEqual(shown, [0, 3]);
  });

  it('gets a row in parts, each with what it shares with the next, and no byte after the row', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 9 }), fc.nat(9), (size, partBytes, overlapBytes) => {
        const parts: { offset: number; length: number }[] = [];
        searched(captureOf(['.'.repeat(size)]), {
          ...undecided,
          partBytes,
          overlapBytes,
          judgeBytes: (_seq, offset, length) => {
            parts.push({ offset, length });
            return 'bytes';
          },
        });
        const count = Math.max(1, Math.ceil((size - overlapBytes) / partBytes));
        const expected = Array.from({ length: count }, (_, at) => ({
          offset: at * partBytes,
          length: Math.min(partBytes + overlapBytes, size - at * partBytes),
        }));
        assert.deepEqual(parts, expected);
      }),
    );
  });

  it('is asked no further once a part has told, and a row that no part tells of is hidden', () => {
    const asked: string[] = [];
    const { shown } = searched(captureOf(['.'.repeat(12), '.'.repeat(12), '.'.repeat(9), '']), {
      ...undecided,
      judgeBytes: (seq, offset) => {
        asked.push(`${seq}:${offset}`);
        return seq === 0 ? 'hidden' : seq === 1 && offset === 4 ? 'shown' : 'bytes';
      },
    });
    assert.deepEqual(asked, ['0:0', '1:0', '1:4', '2:0', '2:4', '3:0']);
    assert.deepEqual(shown, [1]);
  });

  it('misses nothing that is no longer than one byte more than two parts share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[ab]{0,30}$/), { maxLength: 6 }),
        fc.stringMatching(/^[ab]{1,4}$/),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 20, max: 50 }),
        (payloads, wanted, partBytes, slabBytes) => {
          const store = captureOf(payloads, slabBytes);
          const visitor: ByteVisitor = {
            visit: (bytes, from, to) => Buffer.from(bytes.subarray(from, to)).includes(wanted),
          };
          const { shown } = searched(store, {
            ...undecided,
            partBytes,
            overlapBytes: wanted.length - 1,
            judgeBytes: (seq, offset, length) =>
              store.visitBytes(seq, offset, length, visitor) ? 'shown' : 'bytes',
          });
          assert.deepEqual(
            shown,
            payloads.flatMap((text, seq) => (text.includes(wanted) ? [seq] : [])),
          );
        },
      ),
    );
  });

  it('has the clock looked at once more after 256 rows, or after as many steps of bytes', () => {
    const rowLooks = [511, 512].map((length) => {
      const rows = captureOf(Array.from({ length }, () => ''));
      return searched(rows, { ...undecided, judge: () => 'hidden' }).clockLooks;
    });
    assert.deepEqual(rowLooks, [2, 3]);
    const chunks = captureOf(Array.from({ length: 4 }, () => '.'.repeat(255 * 8)));
    const whole = { ...undecided, partBytes: Infinity };
    assert.equal(searched(chunks, { ...whole, stepBytes: 8 }).clockLooks, 5);
    assert.equal(searched(chunks, { ...whole, stepBytes: 16 }).clockLooks, 3);
    assert.equal(searched(chunks, { ...whole, stepBytes: Infinity }).clockLooks, 1);
  });

  it('goes on with the next part in the next slice, and with the next row if that one is gone by then', () => {
    const store = new CaptureStore({ limitRows: 1 });
    const asked: string[] = [];
    // Each part costs more than a look at the clock, and its time is over at once.
    let nowMs = 0;
    const view = new CaptureView(store);
    const slice = (): boolean => view.step(budget(5, () => (nowMs += 10)));
    view.setFilter({
      ...undecided,
      stepBytes: 0.01,
      judgeBytes: (seq, offset) => {
        asked.push(`${seq}:${offset}`);
        return 'bytes';
      },
    });
    store.append(data('in', 100));
    assert.deepEqual([slice(), slice()], [false, false]);
    store.append(data('in', 6));
    assert.equal(slice(), true);
    assert.deepEqual(asked, ['0:0', '0:4', '1:0']);
  });
});
