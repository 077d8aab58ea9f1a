import assert from 'node:assert/strict';
import { Ledger } from '../../../../src/capture/ledger/ledger.ts';
import { SendTarget } from '../../../../src/app/targets/sendTarget.ts';

/** A listener #1 with the connections asked for. */
function lab(...connections: number[]) {
  const ledger = new Ledger();
  const local = 'tcp://127.0.0.1:1';
  ledger.apply({ t: 0, endpoint: 1, type: 'opening', kind: 'listener', transport: 'tcp', address: local });
  ledger.apply({ t: 0, endpoint: 1, type: 'listening', call: 'listen', local, backlog: 5 });
  const accept = (connection: number): void => {
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
  };
  connections.forEach(accept);
  const close = (connection: number): void => {
    const counts = { bytesIn: 0, bytesOut: 0, lost: 0, openUs: 0 };
    ledger.apply({ t: 1, endpoint: 1, connection, type: 'closed', call: 'close', ...counts });
  };
  const peerEnds = (connection: number): void => {
    ledger.apply({ t: 1, endpoint: 1, connection, type: 'end', call: 'recv', direction: 'in' });
  };
  return { ledger, target: new SendTarget(ledger), accept, close, peerEnds, ...clientsOf(ledger) };
}

/** Clients, each with a connection of the next number. */
function clientsOf(ledger: Ledger) {
  const remote = '127.0.0.1:9';
  const connect = (endpoint: number, t: number): void => {
    const opening = { kind: 'client', transport: 'tcp', address: `tcp://${remote}` } as const;
    const at = { t, endpoint, connection: endpoint + 1 } as const;
    const local = `127.0.0.1:${endpoint}`;
    ledger.apply({ t, endpoint, type: 'opening', ...opening });
    ledger.apply({ ...at, type: 'connecting', call: 'connect', remote });
    ledger.apply({ ...at, type: 'connected', call: 'connect', local, remote });
  };
  const hangUp = (endpoint: number): void => {
    const counts = { bytesIn: 0, bytesOut: 0, lost: 0, openUs: 0 };
    ledger.apply({ t: 9, endpoint, connection: endpoint + 1, type: 'closed', call: 'close', ...counts });
    ledger.apply({ t: 9, endpoint, type: 'closed', call: 'close', ...counts });
  };
  return { connect, hangUp };
}

describe('SendTarget', () => {
  it('is the only one there is', () => {
    assert.equal(lab().target.current(), undefined);
    assert.equal(lab(20).target.current(), 20);
  });

  it('looks for candidates again only after something but counts has changed', () => {
    const { ledger, target, peerEnds, accept } = lab(20, 30);
    const before = target.candidates();
    const at = { t: 5, endpoint: 1, connection: 20 } as const;
    const bytes = new Uint8Array(3);
    ledger.apply({ ...at, type: 'data', call: 'recv', direction: 'in', offset: 0, bytes });
    ledger.apply({ ...at, type: 'waiting', call: 'send', queued: 3 });
    assert.equal(target.candidates(), before);
    peerEnds(20);
    assert.equal(target.candidates().find(({ id }) => id === 20)?.peerEnded, true);
    accept(40);
    assert.ok(target.candidates().some(({ id }) => id === 40));
    ledger.apply({ t: 6, endpoint: 1, type: 'removed' });
    assert.deepEqual(target.candidates(), []);
  });

  it('never guesses among several', () => {
    assert.equal(lab(20, 30).target.current(), undefined);
  });

  it('stays what was chosen while it is open', () => {
    const { target, accept } = lab(20, 30, 40);
    target.choose(30);
    accept(50);
    assert.deepEqual(target.state(), {
      kind: 'set',
      id: 30,
      label: ':30 → :1 (server side)',
      peerEnded: false,
    });
  });

  it('is gone when what was chosen closed, and nobody who was passed over takes its place', () => {
    const { target, close } = lab(20, 30, 40);
    target.choose(30);
    close(30);
    assert.equal(target.canSend(30), false);
    assert.deepEqual(target.state(), { kind: 'unreachable', id: 30, label: '127.0.0.1:30', why: 'closed' });
    close(20);
    assert.equal(target.state().kind, 'unreachable', 'the only one left was passed over');
    assert.equal(target.current(), undefined);
  });

  it('is the program that connected anew, when it is the only one', () => {
    const { target, accept, close } = lab(20);
    target.choose(20);
    close(20);
    assert.equal(target.state().kind, 'unreachable');
    accept(30);
    assert.equal(target.current(), 30);
    accept(40);
    assert.equal(target.state().kind, 'unreachable', 'now it would be a guess');
  });

  it('is the program that was run anew, although the end of the one before is still half open', () => {
    const { target, accept, peerEnds } = lab(20);
    target.choose(20);
    peerEnds(20);
    assert.deepEqual(target.state(), {
      kind: 'set',
      id: 20,
      label: ':20 → :1 (server side)',
      peerEnded: true,
    });
    accept(30);
    assert.equal(target.current(), 30);
    target.choose(20);
    assert.equal(target.current(), 20, 'unless it is chosen with the new one in view');
    accept(40);
    assert.equal(target.current(), 20, 'or it would be a guess');
  });

  it('prefers the only live one, and else asks', () => {
    const { target, accept, peerEnds } = lab(20, 30);
    peerEnds(20);
    assert.equal(target.current(), 30);
    peerEnds(30);
    assert.equal(target.state().kind, 'several');
    accept(40);
    assert.equal(target.current(), 40);
    assert.match(target.candidates()[0]?.description ?? '', /half-closed by the peer$/);
  });

  it('is the newest client while none is chosen, whoever else is there', () => {
    const { target, connect, hangUp } = lab(20, 30);
    connect(100, 3);
    assert.equal(target.current(), 100);
    connect(200, 4);
    assert.equal(target.current(), 200);
    hangUp(200);
    assert.equal(target.current(), 100);
  });

  it('is the newest client when the chosen one is over, and never nobody for ever', () => {
    const { target, accept, connect, hangUp, ledger } = lab();
    connect(100, 1);
    target.choose(100);
    ledger.apply({ t: 2, endpoint: 100, connection: 101, type: 'end', call: 'recv', direction: 'in' });
    connect(200, 3);
    accept(20);
    assert.equal(target.current(), 200, 'the old one is half-closed');
    target.choose(100);
    assert.equal(target.current(), 100, 'chosen with the new one in view');
    hangUp(100);
    assert.equal(target.current(), 200);
  });

  it('stays the client that is connecting anew, although there is another', () => {
    const { target, connect, hangUp, ledger } = lab();
    connect(100, 1);
    connect(200, 2);
    target.choose(100);
    hangUp(100);
    const opening = { kind: 'client', transport: 'tcp', address: 'tcp://127.0.0.1:9' } as const;
    ledger.apply({ t: 10, endpoint: 100, type: 'opening', ...opening });
    assert.equal(target.state().kind, 'unreachable');
  });

  it('is no client of ours where a peer of a listener was chosen', () => {
    const { target, connect, close } = lab(20);
    connect(100, 1);
    target.choose(20);
    close(20);
    assert.equal(target.state().kind, 'unreachable');
  });

  it('is no client of an experiment', () => {
    const { ledger, connect } = lab(20);
    connect(100, 1);
    const target = new SendTarget(ledger, { isOfRun: (id) => id === 100 });
    assert.equal(target.state().kind, 'several');
  });

  it('becomes what the user looks at, if that is one', () => {
    const { target, accept, connect, close } = lab(20);
    connect(100, 1);
    connect(200, 2);
    target.lookAt(101);
    assert.equal(target.current(), 100, 'the client of the connection');
    target.lookAt(1);
    assert.equal(target.current(), 20, 'the only connection of the listener');
    accept(30);
    target.lookAt(200);
    target.lookAt(1);
    assert.equal(target.current(), 200, 'never all of them');
    target.choose(1);
    target.lookAt(1);
    assert.equal(target.current(), 1, 'unless chosen');
    close(20);
    target.lookAt(20);
    assert.equal(target.current(), 1);
  });

  it('forgets what was removed from the list', () => {
    const { ledger, target, close } = lab(20);
    target.choose(20);
    close(20);
    ledger.apply({ t: 2, endpoint: 1, type: 'removed' });
    assert.deepEqual(target.state(), { kind: 'none' });
  });

  it('is the same client after a restart, chosen by its connection or itself', () => {
    const { ledger, target } = lab(20);
    const remote = '127.0.0.1:9';
    const local = '127.0.0.1:8';
    const connect = (connection: number): void => {
      const opening = {
        type: 'opening',
        kind: 'client',
        transport: 'tcp',
        address: `tcp://${remote}`,
      } as const;
      ledger.apply({ t: 3, endpoint: 5, ...opening });
      ledger.apply({ t: 3, endpoint: 5, connection, type: 'connecting', call: 'connect', remote });
      ledger.apply({ t: 3, endpoint: 5, connection, type: 'connected', call: 'connect', local, remote });
    };
    connect(6);
    target.choose(6);
    assert.equal(target.current(), 5);
    const counts = { bytesIn: 0, bytesOut: 0, lost: 0, openUs: 0 };
    ledger.apply({ t: 4, endpoint: 5, connection: 6, type: 'closed', call: 'close', ...counts });
    ledger.apply({ t: 4, endpoint: 5, type: 'closed', call: 'close', ...counts });
    assert.deepEqual(target.state(), {
      kind: 'unreachable',
      id: 5,
      label: 'tcp://127.0.0.1:9',
      why: 'closed',
    });
    connect(7);
    assert.equal(target.current(), 5);
  });

  it('is a listener that nobody is connected to just now, which is not called closed', () => {
    const { ledger, target, accept, close } = lab(20);
    const gone = { kind: 'unreachable', id: 1, label: 'tcp://127.0.0.1:1' } as const;
    target.choose(1);
    assert.equal(target.current(), 1);
    close(20);
    assert.deepEqual(target.state(), { ...gone, why: 'noClient' });
    accept(30);
    assert.equal(target.current(), 1);
    ledger.apply({ t: 2, endpoint: 1, connection: 30, type: 'end', call: 'shutdown', direction: 'out' });
    assert.deepEqual(target.state(), { ...gone, why: 'ended' });
    close(30);
    const counts = { bytesIn: 0, bytesOut: 0, lost: 0, openUs: 0 };
    ledger.apply({ t: 3, endpoint: 1, type: 'closed', call: 'close', ...counts });
    assert.deepEqual(target.state(), { ...gone, why: 'closed' });
  });

  it('says of what is open why it cannot be sent to', () => {
    const { ledger, target } = lab(20);
    const [listener, client] = ['udp://127.0.0.1:2', 'tcp://127.0.0.1:3'];
    ledger.apply({
      t: 0,
      endpoint: 2,
      type: 'opening',
      kind: 'listener',
      transport: 'udp',
      address: listener,
    });
    ledger.apply({ t: 0, endpoint: 3, type: 'opening', kind: 'client', transport: 'tcp', address: client });
    ledger.apply({ t: 0, endpoint: 1, connection: 20, type: 'end', call: 'shutdown', direction: 'out' });
    const why = [2, 3, 20].map((id) => {
      target.choose(id);
      const state = target.state();
      return state.kind === 'unreachable' ? state.why : state.kind;
    });
    assert.deepEqual(why, ['noPeer', 'notConnected', 'ended']);
  });

  it('takes nobody who has ended our side', () => {
    const { ledger, target } = lab(20, 30);
    ledger.apply({ t: 1, endpoint: 1, connection: 20, type: 'end', call: 'shutdown', direction: 'out' });
    assert.equal(target.current(), 30);
    ledger.apply({ t: 1, endpoint: 1, connection: 30, type: 'end', call: 'shutdown', direction: 'out' });
    assert.deepEqual(target.state(), { kind: 'none' });
    assert.equal(target.canSend(1), false);
  });

  it('offers all connections of a listener together', () => {
    const { target } = lab(20, 30);
    assert.deepEqual(
      target.candidates().map(({ id, label, description }) => [id, label, description]),
      [
        [20, ':20 → :1 (server side)', 'of tcp://127.0.0.1:1'],
        [30, ':30 → :1 (server side)', 'of tcp://127.0.0.1:1'],
        [1, 'All clients of :1 (2)', 'tcp://127.0.0.1:1'],
      ],
    );
    assert.equal(target.canSend(1), true);
  });

  it('calls a connection by its address', () => {
    assert.equal(lab(20).target.labelOf(20), '127.0.0.1:20');
    assert.equal(lab(20).target.labelOf(1), 'tcp://127.0.0.1:1');
  });
});
