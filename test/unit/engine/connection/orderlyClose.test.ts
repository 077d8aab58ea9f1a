import assert from 'node:assert/strict';
import { drainIdleMs, drainLimitMs } from '../../../../src/engine/connection/inputDrain.ts';
import { OrderlyClose, closeGraceMs } from '../../../../src/engine/connection/orderlyClose.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

function start(peerIsSending = false) {
  const clock = new FakeClock();
  const calls: string[] = [];
  const closing = new OrderlyClose({
    clock,
    peerIsSending,
    shutdown: () => calls.push('shutdown'),
    destroy: () => calls.push('destroy'),
  });
  return { clock, calls, closing };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('OrderlyClose', () => {
  it('closes a quiet peer when a whole turn of the loop has brought nothing', async () => {
    const { calls, clock, closing } = start();
    closing.sent(false);
    assert.deepEqual(calls, []);
    await turn();
    await turn();
    assert.deepEqual([calls, clock.pending, closing.peerIsSending], [['destroy'], 0, false]);
  });

  it('drains a peer that is sending: ends our side, and closes at its end', async () => {
    const { calls, clock, closing } = start();
    closing.sent(false);
    closing.received();
    await turn();
    await turn();
    assert.deepEqual([calls, closing.peerIsSending], [['shutdown'], true]);
    closing.received();
    closing.peerEnded();
    assert.deepEqual([calls, clock.pending, closing.peerIsSending], [['shutdown', 'destroy'], 0, false]);
  });

  it('closes after the silence of one that was sending, and does not drain it forever', () => {
    const silent = start(true);
    silent.closing.sent(false);
    silent.clock.advance(drainIdleMs);
    assert.deepEqual(silent.calls, ['shutdown', 'destroy']);
    const flooding = start(true);
    flooding.closing.sent(false);
    for (let ms = 0; ms < drainLimitMs; ms += 100) {
      flooding.closing.received();
      flooding.clock.advance(100);
    }
    assert.deepEqual([flooding.calls, flooding.closing.peerIsSending], [['shutdown', 'destroy'], true]);
  });

  it('waits for nothing where the peer has ended', () => {
    const before = start(true);
    before.closing.sent(true);
    const meanwhile = start(true);
    meanwhile.closing.peerEnded();
    assert.deepEqual(meanwhile.calls, []);
    meanwhile.closing.sent(false);
    for (const { calls, clock } of [before, meanwhile])
      assert.deepEqual([calls, clock.pending], [['destroy'], 0]);
  });

  it('gives up after the grace, sent or not, and once only', () => {
    for (const sent of [false, true]) {
      const { calls, clock, closing } = start(true);
      closing.hurry();
      closing.hurry();
      if (sent) closing.sent(false);
      clock.advance(closeGraceMs - 1);
      assert.ok(!calls.includes('destroy'));
      clock.advance(1);
      closing.hurry();
      assert.deepEqual([calls.filter((call) => call === 'destroy').length, clock.pending], [1, 0]);
    }
  });

  it('does nothing once the connection is gone, and nothing twice', async () => {
    const gone = start();
    gone.closing.sent(false);
    gone.closing.dispose();
    gone.closing.peerEnded();
    const twice = start();
    twice.closing.sent(false);
    twice.closing.sent(true);
    await turn();
    await turn();
    assert.deepEqual([gone.calls, twice.calls], [[], ['destroy']]);
  });
});
