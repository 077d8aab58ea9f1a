import assert from 'node:assert/strict';
import { targetOfStream, targetWithin } from '../../../../src/app/targets/targetWithin.ts';
import { Ledger } from '../../../../src/capture/ledger/ledger.ts';

const counts = { bytesIn: 0, bytesOut: 0, lost: 0, openUs: 0 };

/** A listener #1 without connections. */
function lab() {
  const ledger = new Ledger();
  const local = '127.0.0.1:1';
  const address = `tcp://${local}`;
  ledger.apply({ t: 0, endpoint: 1, type: 'opening', kind: 'listener', transport: 'tcp', address });
  ledger.apply({ t: 0, endpoint: 1, type: 'listening', call: 'listen', local: address, backlog: 5 });
  const accept = (connection: number, t = 0): void => {
    const on = { t, endpoint: 1, connection } as const;
    ledger.apply({ ...on, type: 'accepted', call: 'accept', local, remote: `127.0.0.1:${connection}` });
  };
  const close = (connection: number, t: number, endpoint = 1): void =>
    ledger.apply({ t, endpoint, connection, type: 'closed', call: 'close', ...counts });
  const connect = (connection: number, t: number): void => {
    const on = { t, endpoint: 5, connection } as const;
    ledger.apply({ t, endpoint: 5, type: 'opening', kind: 'client', transport: 'tcp', address });
    ledger.apply({ ...on, type: 'connecting', call: 'connect', remote: local });
    ledger.apply({ ...on, type: 'connected', call: 'connect', local: '127.0.0.1:8', remote: local });
  };
  return { ledger, accept, close, connect };
}

describe('targetWithin', () => {
  it('is the only connection of a listener, else the chosen one of its own, never all unasked', () => {
    const { ledger, accept } = lab();
    const within = (current?: number) => targetWithin(ledger, 1, current);
    assert.equal(within(), undefined);
    accept(20);
    assert.equal(within(), 20);
    accept(30);
    assert.equal(within(), undefined);
    assert.deepEqual([within(30), within(1), within(77)], [30, 1, undefined]);
    ledger.apply({ t: 1, endpoint: 1, connection: 20, type: 'end', call: 'recv', direction: 'in' });
    assert.equal(within(), 30);
  });

  it('is a connection itself, and when it is closed the only one since', () => {
    const { ledger, accept, close } = lab();
    accept(20);
    accept(30);
    const within = () => targetWithin(ledger, 20, 30);
    assert.equal(within(), 20);
    close(20, 5);
    assert.equal(within(), undefined, 'the other one was there before');
    accept(40, 6);
    assert.equal(within(), 40);
    accept(50, 7);
    assert.equal(within(), undefined);
  });

  it('is a client while it is connected', () => {
    const { ledger, connect, close } = lab();
    connect(6, 1);
    assert.deepEqual([targetWithin(ledger, 5, undefined), targetWithin(ledger, 6, undefined)], [5, 5]);
    close(6, 2, 5);
    assert.equal(targetWithin(ledger, 5, undefined), undefined);
    assert.equal(targetWithin(ledger, 77, undefined), undefined);
  });
});

describe('targetOfStream', () => {
  it('is the followed connection and no other, not even the next one of its client', () => {
    const { ledger, connect, close } = lab();
    connect(6, 1);
    assert.equal(targetOfStream(ledger, 6), 5);
    close(6, 2, 5);
    connect(7, 3);
    assert.equal(targetOfStream(ledger, 6), undefined);
    assert.equal(targetOfStream(ledger, 7), 5);
  });
});
