import assert from 'node:assert/strict';
import { BlockQueue } from '../../../../src/capture/store/blockQueue.ts';

describe('BlockQueue', () => {
  it('uses emptied blocks again, and gives all back when cleared', () => {
    let created = 0;
    const queue = new BlockQueue(8, 4, (rows) => {
      created++;
      return new Uint8Array(rows);
    });
    for (let number = 0; number < 100; number++) {
      if (queue.next - queue.first === 8) queue.dropBefore(queue.first + 1);
      queue.push()[number % 4] = number;
    }
    assert.equal(created, 3);
    assert.deepEqual([queue.first, queue.next], [92, 100]);
    for (let number = 92; number < 100; number++) assert.equal(queue.blockOf(number)?.[number % 4], number);
    assert.equal(queue.blockOf(91), undefined);
    assert.equal(queue.blockOf(100), undefined);
    queue.clear();
    assert.deepEqual([queue.first, queue.next, queue.blockOf(99)], [100, 100, undefined]);
    for (let count = 0; count < 12; count++) queue.push();
    assert.equal(created, 6);
  });
});
