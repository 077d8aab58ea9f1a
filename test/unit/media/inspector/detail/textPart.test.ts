import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blockBytes } from '../../../../../media/inspector/detail/byteCache.ts';
import { textPart } from '../../../../../media/inspector/detail/textPart.ts';

/** Reads as the page's cache does: within one block. */
function reader(bytes: Uint8Array) {
  return (offset: number, length: number): Uint8Array => {
    assert.ok(offset >= 0 && length >= 0);
    assert.ok(
      length === 0 || Math.floor(offset / blockBytes) === Math.floor((offset + length - 1) / blockBytes),
    );
    return bytes.subarray(offset, offset + length);
  };
}

function partsOf(bytes: Uint8Array) {
  return Array.from({ length: Math.ceil(bytes.length / blockBytes) }, (_, index) =>
    textPart(index, bytes.length, reader(bytes)),
  );
}

describe('textPart', () => {
  it('leaves a character that the border would cut to the next part', () => {
    const bytes = new Uint8Array(blockBytes + 10).fill(0x61);
    bytes.set(new TextEncoder().encode('🌮'), blockBytes - 1);
    const [first, second] = partsOf(bytes);
    assert.deepEqual([first?.start, first?.end], [0, blockBytes - 1]);
    assert.deepEqual([second?.start, second?.end], [blockBytes - 1, bytes.length]);
    assert.equal(new TextDecoder().decode(second?.bytes), '🌮aaaaaaa');
  });

  it('waits for the block and for the end of the one before it', () => {
    const waiting = { start: blockBytes, end: blockBytes + 10 };
    assert.deepEqual(
      textPart(1, blockBytes + 10, () => undefined),
      waiting,
    );
    assert.deepEqual(
      textPart(1, blockBytes + 10, (offset) => (offset < blockBytes ? new Uint8Array(3) : undefined)),
      waiting,
    );
  });

  it('holds every byte once, whatever stands at the borders', () => {
    const edge = fc.uint8Array({ minLength: 8, maxLength: 8 });
    const character = fc.constantFrom('🌮', '€', 'ß', 'a').map((text) => new TextEncoder().encode(text));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(edge, character), { minLength: 2, maxLength: 2 }),
        fc.nat(8),
        (edges, shift) => {
          const bytes = new Uint8Array(2 * blockBytes + 100);
          for (const [index, edge] of edges.entries()) bytes.set(edge, (index + 1) * blockBytes - shift);
          const parts = partsOf(bytes);
          assert.deepEqual(
            Buffer.concat(parts.map((part) => part.bytes ?? new Uint8Array())),
            Buffer.from(bytes),
          );
          for (const [index, { start, end, bytes: own }] of parts.entries()) {
            assert.equal(end - start, own?.length);
            assert.equal(start, parts[index - 1]?.end ?? 0);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
