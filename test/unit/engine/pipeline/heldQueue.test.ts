import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HeldQueue, type HeldChunk } from '../../../../src/engine/pipeline/heldQueue.ts';

const chunk = (text: string): HeldChunk => ({ bytes: Buffer.from(text), size: text.length, sinceMs: 0 });

describe('HeldQueue', () => {
  it('is a list of chunks', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('push' as const), size: fc.nat(5) }),
      fc.record({ do: fc.constant('insert' as const), size: fc.nat(5) }),
      fc.record({ do: fc.constant('take' as const), size: fc.nat(6) }),
      fc.record({ do: fc.constant('shift' as const), size: fc.constant(0) }),
      fc.record({ do: fc.constant('clear' as const), size: fc.constant(0) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        const queue = new HeldQueue(12);
        let list: string[] = [];
        for (const [index, { do: what, size }] of steps.entries()) {
          const text = String.fromCodePoint(0x41 + (index % 26)).repeat(size);
          if (what === 'push') {
            queue.push(chunk(text));
            list.push(text);
          } else if (what === 'insert') {
            // Before the longer ones at the end.
            queue.insert(chunk(text), (other) => other.bytes.length > size);
            const last = list.findLastIndex((other) => other.length <= size);
            list.splice(last + 1, 0, text);
          } else if (what === 'take') {
            const [first = ''] = list;
            assert.equal(Buffer.from(queue.take(size)).toString(), first.slice(0, size));
            list = size >= first.length ? list.slice(1) : [first.slice(size), ...list.slice(1)];
          } else if (what === 'shift') {
            const shifted = queue.shift();
            assert.equal(shifted && Buffer.from(shifted.bytes).toString(), list.shift());
          } else {
            queue.clear();
            list = [];
          }
          const bytes = list.join('').length;
          assert.deepEqual([queue.length, queue.bytes, queue.isFull], [list.length, bytes, bytes >= 12]);
          assert.equal(queue.first && Buffer.from(queue.first.bytes).toString(), list[0]);
        }
      }),
    );
  });

  it('stays in order while much goes through', () => {
    const queue = new HeldQueue();
    let [pushed, shifted] = [0, 0];
    for (let round = 0; round < 20_000; round++) {
      if (round < 3000 || round % 3 > 0) queue.push(chunk(String(pushed++)));
      if (round >= 3000 && round % 3 < 2)
        assert.equal(Buffer.from(queue.shift()?.bytes ?? []).toString(), String(shifted++));
    }
    assert.equal(queue.length, pushed - shifted);
  });
});
