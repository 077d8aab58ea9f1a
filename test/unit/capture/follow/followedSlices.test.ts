import assert from 'node:assert/strict';
import { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import { sliceBytes, followedSlices } from '../../../../src/capture/follow/followedSlices.ts';

function lab(limitBytes = 8 * 1024 * 1024) {
  const store = new CaptureStore({ limitBytes, slabBytes: 64 * 1024 });
  const offsets = { in: 0, out: 0 };
  const add = (direction: 'in' | 'out', bytes: Uint8Array, connection = 2): void => {
    const call = direction === 'in' ? 'recv' : 'send';
    const offset = offsets[direction];
    if (connection === 2) offsets[direction] += bytes.length;
    store.append({ type: 'data', t: 0, endpoint: 1, connection, call, direction, bytes, offset });
  };
  return { store, add };
}

/** All of it, `between` slices doing something else. */
function read(
  slices: ReturnType<typeof followedSlices>,
  between: () => void = () => undefined,
): { bytes: Buffer; isCut: boolean; longest: number } {
  const parts: Uint8Array[] = [];
  for (;;) {
    const step = slices.next();
    if (step.done === true) {
      return {
        bytes: Buffer.concat(parts),
        isCut: step.value.isCut,
        longest: Math.max(...parts.map(({ length }) => length)),
      };
    }
    assert.ok(step.value.done >= 0 && step.value.done <= 1);
    parts.push(step.value.bytes);
    between();
  }
}

describe('followedSlices', () => {
  it('is every byte of the connection in order, of both directions or one, in small slices', () => {
    const { store, add } = lab();
    const sent: Record<'in' | 'out' | 'both', Uint8Array[]> = { in: [], out: [], both: [] };
    for (let count = 0; count < 300; count++) {
      const direction = count % 3 === 0 ? 'out' : 'in';
      const bytes = new Uint8Array(1 + ((count * 7919) % 20_000)).fill(count);
      sent[direction].push(bytes);
      sent.both.push(bytes);
      add(direction, bytes);
      add('in', bytes.subarray(0, 10), 3);
    }
    for (const direction of ['in', 'out', 'both'] as const) {
      const { bytes, isCut, longest } = read(followedSlices(store, 2, direction));
      assert.deepEqual(bytes, Buffer.concat(sent[direction]));
      assert.equal(isCut, false);
      assert.ok(longest <= sliceBytes);
    }
  });

  it('ends where the capture ended when it began, and gives others a turn where nothing is the stream’s', () => {
    const { store, add } = lab();
    for (let count = 0; count < 100_000; count++) add('in', new Uint8Array(1), 3);
    add('in', Uint8Array.of(1, 2, 3));
    let turns = 0;
    const { bytes } = read(followedSlices(store, 2, 'both'), () => {
      turns++;
      add('in', Uint8Array.of(4));
    });
    assert.deepEqual([...bytes], [1, 2, 3]);
    assert.ok(turns > 5, `${turns} turns`);
  });

  it('says when some of it was dropped before its turn, and not when that was of others', () => {
    const { store, add } = lab(1024 * 1024);
    for (let count = 0; count < 4; count++) add('in', new Uint8Array(200_000).fill(count));
    const cut = read(followedSlices(store, 2, 'in'), () => {
      add('out', new Uint8Array(300_000), 3);
    });
    assert.equal(cut.isCut, true);
    const other = lab(1024 * 1024);
    for (let count = 0; count < 3; count++) other.add('in', new Uint8Array(100_000), 3);
    other.add('in', new Uint8Array(300_000).fill(1));
    other.add('in', new Uint8Array(300_000).fill(2));
    const whole = read(followedSlices(other.store, 2, 'in'), () => {
      if (other.store.first === 0) other.add('in', new Uint8Array(200_000), 3);
    });
    assert.deepEqual([whole.isCut, whole.bytes.length], [false, 600_000]);
  });
});
