import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import { FollowFind, type Sought } from '../../../../src/capture/follow/followFind.ts';
import { LineIndex } from '../../../../src/capture/follow/lineIndex.ts';
import { ByteSearch } from '../../../../src/bytes/search/byteSearch.ts';
import { Needle } from '../../../../src/bytes/search/needle.ts';
import { scanAll } from '../../../support/scans.ts';

type Piece = readonly [direction: 'in' | 'out', bytes: Uint8Array];

const text = (words: string): Uint8Array => new Uint8Array(Buffer.from(words));

function lab(
  sought: Sought,
  isDatagrams = false,
  limits: ConstructorParameters<typeof CaptureStore>[0] = {},
) {
  const store = new CaptureStore({ slabBytes: 4096, blockRows: 64, limitRows: 4096, ...limits });
  const offsets = { in: 0, out: 0 };
  const add = ([direction, bytes]: Piece): void => {
    const call = direction === 'in' ? 'recv' : 'send';
    const offset = offsets[direction];
    offsets[direction] += bytes.length;
    store.append({ type: 'data', t: 0, endpoint: 1, connection: 2, call, direction, bytes, offset });
  };
  const index = new LineIndex(store, {
    connection: 2,
    direction: 'both',
    mode: 'text',
    columns: 80,
    isDatagrams,
  });
  const find = new FollowFind(store, index, sought);
  const all = (): void => {
    scanAll(index);
    scanAll(find);
  };
  const starts = (direction: 'in' | 'out'): number[] => {
    const list = find.found[direction];
    return Array.from({ length: list.count }, (_, number) => list.atOf(list.first + number));
  };
  return { add, all, find, index, starts };
}

/** What a plain search says, side by side. */
function plainly(bytes: Buffer, sought: Buffer): number[] {
  const found: number[] = [];
  for (let at = 0; ;) {
    const start = bytes.indexOf(sought, at);
    if (start < 0) return found;
    found.push(start);
    at = start + sought.length;
  }
}

describe('FollowFind', () => {
  it('finds what a plain search of each direction finds, however the stream is cut', () => {
    const few = fc.array(fc.constantFrom(1, 2), { maxLength: 12 }).map((bytes) => Uint8Array.from(bytes));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('in' as const, 'out' as const), few), { maxLength: 20 }),
        few.filter(({ length }) => length > 0),
        (pieces, sought) => {
          const { add, all, starts, find } = lab(new ByteSearch(sought));
          for (const [count, piece] of pieces.entries()) {
            add(piece);
            if (count % 3 === 0) all();
          }
          all();
          for (const direction of ['in', 'out'] as const) {
            const whole = Buffer.concat(
              pieces.filter(([way]) => way === direction).map(([, bytes]) => bytes),
            );
            assert.deepEqual(starts(direction), plainly(whole, Buffer.from(sought)));
          }
          // Round once: every match in the order of the chunks, and the first one again.
          const order: number[] = [];
          for (let step = 0; step < find.count; step++) {
            const match = find.go(1, { chunk: 0, at: 0 });
            assert.equal(match?.ordinal, step + 1);
            order.push(match.chunk);
          }
          assert.deepEqual(
            order,
            order.toSorted((a, b) => a - b),
          );
          if (find.count > 0) {
            assert.equal(find.go(1, { chunk: 0, at: 0 })?.ordinal, 1);
            assert.equal(find.go(-1, { chunk: 0, at: 0 })?.ordinal, find.count);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds nothing over the border of two datagrams', () => {
    const { add, all, starts } = lab(new Needle('ab'), true);
    add(['in', text('a')]);
    add(['in', text('b ab')]);
    all();
    assert.deepEqual(starts('in'), [3]);
  });

  it('looks at a long chunk part by part, and over the borders of parts', () => {
    const { add, index, find, starts } = lab(new Needle('needle'));
    const bytes = new Uint8Array(1_000_000).fill(0x2e);
    for (const at of [0, 65_533, 131_070, 999_994]) bytes.set(text('needle'), at);
    add(['in', bytes]);
    scanAll(index);
    let nowMs = 0;
    let slices = 0;
    while (!find.complete) {
      find.step({ endMs: nowMs + 2, nowMs: () => (nowMs += 1) });
      slices++;
    }
    assert.ok(slices > 3, `${slices} slices`);
    assert.deepEqual(starts('in'), [0, 65_533, 131_070, 999_994]);
  });

  it('forgets what is dropped, and begins at the byte that is looked at', () => {
    const { add, all, find } = lab(new Needle('x'), false, { limitBytes: 64, slabBytes: 64 });
    for (let count = 0; count < 30; count++) add(['in', text(`x${count} `)]);
    all();
    assert.ok(find.count > 5 && find.count < 30, String(find.count));
    const { first } = find.found.in;
    assert.equal(find.go(1, { chunk: find.found.in.chunkOf(first + 3), at: 0 })?.ordinal, 4);
    for (let count = 0; count < 40; count++) add(['in', text('none ')]);
    all();
    assert.equal(find.count, 0);
    assert.equal(find.go(1, { chunk: 0, at: 0 }), undefined);
  });

  it('says where matches stand in a line, also the ends of those that reach over its borders', () => {
    const { add, all, find } = lab(new Needle('abc'));
    add(['in', text('xxab')]);
    add(['in', text('c abc ab')]);
    add(['in', text('c')]);
    all();
    assert.deepEqual(find.within('in', 0, 4), [{ start: 2, end: 4 }]);
    find.go(1, { chunk: 0, at: 0 });
    assert.deepEqual(find.within('in', 4, 8), [
      { start: 0, end: 1, isCurrent: true },
      { start: 2, end: 5 },
      { start: 6, end: 8 },
    ]);
  });
});
