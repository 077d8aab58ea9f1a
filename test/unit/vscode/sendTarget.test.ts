import assert from 'node:assert/strict';
import { Ledger } from '../../../src/capture/ledger.ts';
import { SendTarget } from '../../../src/vscode/sendTarget.ts';

/** A listener #1 with the connections asked for. */
function lab(...connections: number[]) {
  const ledger = new Ledger();
  const local = 'tcp://127.0.0.1:1';
  ledger.apply({ t: 0, endpoint: 1, type: 'opening', kind: 'listener', transport: 'tcp', address: local });
  ledger.apply({ t: 0, endpoint: 1, type: 'listening', call: 'listen', local, backlog: 5 });
  for (const connection of connections) {
    const remote = `127.0.0.1:${connection}`;
    ledger.apply({
      t: 0,
      endpoint: 1,
      connection,
      type: 'accepted',
      call: 'accept',
      local: '127.0.0.1:1',
      remote,
    });
  }
  const close = (connection: number): void => {
    const counts = { bytesIn: 0, bytesOut: 0, lost: 0, openUs: 0 };
    ledger.apply({ t: 1, endpoint: 1, connection, type: 'closed', call: 'close', ...counts });
  };
  return { ledger, target: new SendTarget(ledger), close };
}

describe('SendTarget', () => {
  it('is the only one there is', () => {
    assert.equal(lab().target.current(), undefined);
    assert.equal(lab(20).target.current(), 20);
  });

  it('never guesses among several', () => {
    assert.equal(lab(20, 30).target.current(), undefined);
  });

  it('stays what was chosen while it is open', () => {
    const { target, close } = lab(20, 30, 40);
    target.choose(30);
    assert.equal(target.current(), 30);
    close(30);
    assert.equal(target.current(), undefined);
    assert.equal(target.canSend(30), false);
    close(20);
    assert.equal(target.current(), 40);
  });

  it('offers all connections of a listener together', () => {
    const { target } = lab(20, 30);
    assert.deepEqual(
      target.candidates().map(({ id, description }) => [id, description]),
      [
        [20, 'of tcp://127.0.0.1:1'],
        [30, 'of tcp://127.0.0.1:1'],
        [1, 'all 2 connections'],
      ],
    );
    assert.equal(target.canSend(1), true);
  });

  it('calls a connection by its address', () => {
    assert.equal(lab(20).target.labelOf(20), '127.0.0.1:20');
    assert.equal(lab(20).target.labelOf(1), 'tcp://127.0.0.1:1');
  });
});
