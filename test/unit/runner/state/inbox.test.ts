import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Inbox, KeptBytes, unreadLimitBytes } from '../../../../src/runner/state/inbox.ts';

describe('Inbox', () => {
  it('gives back a stream as it came, however it is cut', () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 50 }));
    fc.assert(
      fc.property(chunks, fc.array(fc.nat(60)), (added, taken) => {
        const kept = new KeptBytes();
        const inbox = new Inbox('stream', kept);
        const out: Uint8Array[] = [];
        for (let index = 0; index < Math.max(added.length, taken.length); index++) {
          inbox.add(added[index] ?? new Uint8Array());
          out.push(inbox.take(taken[index] ?? 0));
        }
        out.push(inbox.take(Number.MAX_SAFE_INTEGER));
        assert.deepEqual(Buffer.concat(out), Buffer.concat(added));
        assert.equal(kept.count, 0);
        assert.equal(inbox.unread, undefined);
      }),
    );
  });

  it('keeps no hole: behind what is lost, all is', () => {
    const inbox = new Inbox('stream');
    inbox.add(new Uint8Array(unreadLimitBytes));
    inbox.add(Uint8Array.of(1));
    inbox.take(10);
    inbox.add(Uint8Array.of(2));
    assert.equal(inbox.lost, 2);
    assert.equal(inbox.skip(unreadLimitBytes), unreadLimitBytes - 10 + 2);
    inbox.add(Uint8Array.of(3));
    assert.deepEqual([inbox.lost, inbox.take(9)], [0, Uint8Array.of(3)]);
  });

  it('keeps more where an expectation needs it, and less where all of them hold much', () => {
    const kept = new KeptBytes();
    const large = new Inbox('stream', kept);
    large.expectLength(2 * unreadLimitBytes);
    large.add(new Uint8Array(2 * unreadLimitBytes));
    assert.equal(large.lost, 0);
    kept.count = 64 * 1024 * 1024;
    const other = new Inbox('stream', kept);
    other.add(Uint8Array.of(1));
    assert.equal(other.lost, 1);
  });

  it('reads a datagram once, under whichever name', () => {
    const [peer, listener] = [new Inbox('datagram'), new Inbox('datagram')];
    for (const byte of [1, 2, 3]) {
      const datagram = { bytes: Uint8Array.of(byte), taken: false };
      peer.addDatagram(datagram);
      listener.addDatagram(datagram);
    }
    assert.deepEqual(peer.take(1), Uint8Array.of(1));
    assert.deepEqual(listener.take(1), Uint8Array.of(2));
    assert.deepEqual(peer.datagrams, [Uint8Array.of(3)]);
    peer.take(1);
    assert.equal(listener.unread, undefined);
  });

  it('forgets what was read elsewhere before it calls itself full', () => {
    const [peer, listener] = [new Inbox('datagram'), new Inbox('datagram')];
    for (let index = 0; index < 40; index++) {
      const datagram = { bytes: new Uint8Array(60_000), taken: false };
      peer.addDatagram(datagram);
      listener.addDatagram(datagram);
      peer.take(1);
    }
    assert.deepEqual([listener.lost, listener.unread], [0, undefined]);
  });
});
