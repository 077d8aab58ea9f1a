import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  SendQueue,
  sendQueueLimitBytes,
  writeLimitBytes,
} from '../../../../src/engine/connection/sendQueue.ts';

/** Which of its three states hold. */
function held(queue: SendQueue): string {
  const states = ['isHeld', 'holdsBytes', 'isAtHold'] as const;
  return states.filter((state) => queue[state]).join(' ');
}

describe('SendQueue', () => {
  it('gives back what it was given, in order, in pieces that one write may have, and counts it', () => {
    const sends = fc.array(fc.oneof(fc.nat(100), fc.nat(3 * writeLimitBytes)), { maxLength: 20 });
    fc.assert(
      fc.property(sends, fc.infiniteStream(fc.boolean()), (lengths, takes) => {
        const queue = new SendQueue();
        const given: Buffer[] = [];
        const taken: Uint8Array[] = [];
        const take = (): boolean => {
          const piece = queue.next();
          if (piece === undefined) return false;
          assert.ok(piece.length > 0 && piece.length <= writeLimitBytes);
          taken.push(piece);
          assert.equal(queue.taken(), piece);
          return true;
        };
        const size = (chunks: readonly Uint8Array[]): number =>
          chunks.reduce((sum, { length }) => sum + length, 0);
        lengths.forEach((length, index) => {
          const bytes = Buffer.alloc(length, index + 1);
          given.push(bytes);
          queue.add(bytes);
          if (takes.next().value) take();
          assert.equal(queue.unsentBytes, size(given) - size(taken));
        });
        while (take());
        assert.ok(Buffer.concat(taken).equals(Buffer.concat(given)));
        assert.equal(queue.unsentBytes, 0);
      }),
    );
  });

  it('passes on what fits one write as it is, without a copy', () => {
    const queue = new SendQueue();
    const bytes = new Uint8Array(writeLimitBytes);
    queue.add(bytes);
    assert.equal(queue.next(), bytes);
  });

  it('has room up to its limit; when nothing waits, for anything', () => {
    const queue = new SendQueue();
    const huge = { length: sendQueueLimitBytes + 1 } as Uint8Array;
    assert.ok(queue.hasRoomFor(huge));
    queue.add(new Uint8Array(1));
    assert.ok(!queue.hasRoomFor(huge));
    assert.ok(queue.hasRoomFor({ length: sendQueueLimitBytes - 1 } as Uint8Array));
    assert.ok(!queue.hasRoomFor({ length: sendQueueLimitBytes } as Uint8Array));
  });

  it('settles what is under way to the byte: all but what the last write left is taken', () => {
    const sends = fc.array(fc.integer({ min: 1, max: 3 * writeLimitBytes }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(sends, fc.nat(30), fc.nat(writeLimitBytes), (lengths, writes, left) => {
        const queue = new SendQueue();
        const given = lengths.map((length, index) => Buffer.alloc(length, index + 1));
        for (const bytes of given) queue.add(bytes);
        let written = 0;
        let last = 0;
        for (let count = 0; count < writes; count++) {
          const piece = queue.next();
          if (piece === undefined) break;
          last = piece.length;
          written += last;
        }
        const unwritten = Math.min(left, last);
        const taken = Buffer.concat(queue.settle(unwritten));
        const all = Buffer.concat(given);
        assert.ok(taken.equals(all.subarray(0, written - unwritten)));
        assert.equal(queue.unsentBytes, all.length - taken.length);
        // What Node tells of these writes later is known already.
        assert.equal(queue.taken(), undefined);
        assert.equal(queue.unsentBytes, all.length - taken.length);
      }),
    );
  });

  it('forgets what was never taken, as if it had not been added', () => {
    const queue = new SendQueue();
    queue.add(new Uint8Array(5));
    queue.next();
    queue.forget();
    assert.deepEqual([queue.unsentBytes, queue.next(), queue.taken()], [0, undefined, undefined]);
  });

  it('when cleared, gives nothing more and still counts what is lost', () => {
    const queue = new SendQueue();
    queue.add(new Uint8Array(5));
    queue.clear();
    assert.equal(queue.next(), undefined);
    assert.equal(queue.unsentBytes, 5);
  });

  it('holds back what was added after, also where nothing was queued before', () => {
    for (const before of [[], [1], [1, 2]]) {
      const queue = new SendQueue();
      for (const byte of before) queue.add(Uint8Array.of(byte));
      const first = before.length > 0 ? queue.next() : undefined;
      queue.hold();
      assert.match(held(queue), /^isHeld(?: isAtHold)?$/);
      queue.add(Uint8Array.of(8));
      queue.add(Uint8Array.of(9));
      assert.match(held(queue), /^isHeld holdsBytes/);
      const sent = first === undefined ? [] : [first];
      for (let piece = queue.next(); piece !== undefined; piece = queue.next()) sent.push(piece);
      for (const piece of sent) assert.equal(queue.taken(), piece);
      assert.deepEqual(Buffer.concat(sent), Buffer.from(before));
      assert.match(held(queue), /isAtHold$/);
      queue.release();
      assert.deepEqual([queue.next()?.[0], queue.next()?.[0], queue.next()], [8, 9, undefined]);
      assert.equal(held(queue), '');
    }
  });

  it('counts what is held as not sent, and drops it with the rest', () => {
    const queue = new SendQueue();
    queue.hold();
    queue.add(new Uint8Array(5));
    assert.equal(queue.unsentBytes, 5);
    queue.clear();
    queue.add(new Uint8Array(1));
    assert.equal(queue.next(), undefined);
    queue.release();
    assert.equal(queue.next()?.length, 1);
  });
});
