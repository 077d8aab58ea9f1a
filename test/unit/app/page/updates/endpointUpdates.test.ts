import assert from 'node:assert/strict';
import { Ledger } from '../../../../../src/capture/ledger/ledger.ts';
import type { EndpointsNotice } from '../../../../../src/page/socketMessages.ts';
import { EndpointUpdates } from '../../../../../src/app/page/updates/endpointUpdates.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';

function lab() {
  const ledger = new Ledger();
  const clock = new FakeClock();
  let count = 0;
  const previousSockets = { count: () => count, startAgain() {}, forget() {} };
  const updates = new EndpointUpdates({ ledger, clock, previousSockets });
  const sent: EndpointsNotice[] = [];
  return {
    clock,
    updates,
    sent,
    setPrevious: (to: number) => (count = to),
    open: () =>
      ledger.apply({
        type: 'opening',
        t: 0,
        endpoint: 1,
        kind: 'listener',
        transport: 'tcp',
        address: 'tcp://127.0.0.1:1',
      }),
    send: (id?: number, note = ''): boolean => updates.send({ id, note }, (notice) => void sent.push(notice)),
  };
}

describe('EndpointUpdates', () => {
  it('sends everything once, and then only what changed: endpoints, target, the previous session', () => {
    const { clock, sent, send, open, setPrevious } = lab();
    const later = (target?: number): number => {
      clock.advance(100);
      send(target);
      return sent.length;
    };
    assert.equal(later(), 1);
    assert.equal(later(), 1);
    open();
    assert.equal(later(), 2);
    assert.equal(later(1), 3);
    setPrevious(3);
    assert.equal(later(1), 4);
    assert.deepEqual([sent[3]?.previousSession, sent[3]?.target, sent[3]?.endpoints.length], [3, 1, 1]);
    assert.equal(sent[3]?.targetLabel, 'All clients of :1 (0)');
    assert.equal(later(1), 4);
  });

  it('sends a new target at once, with the line about it', () => {
    const { sent, send, open } = lab();
    open();
    send();
    assert.equal(send(1, 'Now sending to x'), false);
    assert.deepEqual([sent[1]?.target, sent[1]?.targetNote], [1, 'Now sending to x']);
    send(1);
    assert.equal(sent[2]?.targetNote, '');
  });

  it('waits between two, and asks to be asked again', () => {
    const { clock, sent, send, open } = lab();
    assert.equal(send(), false);
    open();
    assert.equal(send(), true);
    assert.equal(sent.length, 1);
    clock.advance(100);
    assert.equal(send(), false);
    assert.equal(sent.length, 2);
  });

  it('sends a page that was loaded again everything at once', () => {
    const { sent, updates, send } = lab();
    send();
    updates.forget();
    send();
    assert.equal(sent.length, 2);
  });
});
