import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ByteRing } from '../../../../src/capture/store/byteRing.ts';

const limitBytes = 64;
const slabBytes = 10;

describe('ByteRing', () => {
  it('holds what a plain list holds that gives back its oldest bytes', () => {
    const step = fc.record({ bytes: fc.uint8Array({ maxLength: 40, size: 'max' }), freed: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
        const ring = new ByteRing(limitBytes, slabBytes);
        let start = 0;
        const all: number[] = [];
        for (const { bytes, freed } of steps) {
          const needed = Math.max(0, all.length - start + bytes.length - limitBytes);
          const count = Math.min(all.length - start, Math.max(freed, needed));
          ring.free(count);
          start += count;
          assert.equal(ring.write(bytes), all.length);
          all.push(...bytes);
          assert.equal(ring.length, all.length - start);
          const kept = new Uint8Array(ring.length);
          ring.read(start, kept);
          assert.deepEqual([...kept], all.slice(start));
        }
      }),
    );
  });

  it('shows bytes where they lie, and joined where a border of two slabs cuts them', () => {
    const ring = new ByteRing(limitBytes, slabBytes);
    ring.write(Uint8Array.from({ length: 25 }, (_, at) => at));
    const seen = (position: number, length: number): { size: number; bytes: number[] } => {
      let found = { size: 0, bytes: [] as number[] };
      const isDone = ring.visit(position, length, {
        visit: (bytes, from, to) => {
          found = { size: bytes.length, bytes: [...bytes.subarray(from, to)] };
          return true;
        },
      });
      assert.equal(isDone, true);
      return found;
    };
    assert.deepEqual(seen(3, 7), { size: slabBytes, bytes: [3, 4, 5, 6, 7, 8, 9] });
    assert.deepEqual(seen(8, 4), { size: 4, bytes: [8, 9, 10, 11] });
  });

  it('begins anew when it is cleared', () => {
    const ring = new ByteRing(limitBytes, slabBytes);
    ring.write(new Uint8Array(33).fill(1));
    ring.clear();
    assert.equal(ring.length, 0);
    assert.equal(ring.write(Uint8Array.of(7)), 0);
    const back = new Uint8Array(1);
    ring.read(0, back);
    assert.deepEqual([...back], [7]);
  });
});
