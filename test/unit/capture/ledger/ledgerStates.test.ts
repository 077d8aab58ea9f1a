import assert from 'node:assert/strict';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';
import type { Failure } from '../../../../src/model/result.ts';
import {
  client,
  connected,
  connection,
  data,
  endpoint,
  icmpFailure,
  ledgerOf,
  listening,
  lost,
  make,
  over,
  refusedFailure,
  timeoutFailure,
} from '../../../support/ledgerEvents.ts';

describe('Ledger: states', () => {
  describe('a listener', () => {
    it('goes from opening to listening, with its real address', () => {
      const ledger = ledgerOf(make('opening', { responder: 'echo' }));
      assert.equal(endpoint(ledger).state, 'opening');
      for (const event of listening.slice(1)) ledger.apply(event);
      const { connections, ...rest } = endpoint(ledger);
      assert.deepEqual(connections, []);
      assert.deepEqual(rest, {
        id: 1,
        kind: 'listener',
        transport: 'tcp',
        address: 'tcp://127.0.0.1:4000',
        requested: 'tcp://127.0.0.1:0',
        state: 'listening',
        bytesIn: 0,
        bytesOut: 0,
        chunksIn: 0,
        chunksOut: 0,
        responder: 'echo',
        family: 'AF_INET',
        socketType: 'SOCK_STREAM',
        fd: 20,
        options: ['SO_REUSEADDR=1'],
        openConnections: 0,
        totalConnections: 0,
        refused: 0,
        dropped: 0,
        openedAt: 10,
      });
    });

    it('fails when a call fails while it opens, and stays failed once closed', () => {
      const failure: Failure = { code: 'EADDRINUSE', call: 'bind', message: 'in use' };
      const ledger = ledgerOf(make('opening'), make('error', { failure }));
      assert.equal(endpoint(ledger).state, 'failed');
      ledger.apply(over);
      const { state, error, closedAt } = endpoint(ledger);
      assert.deepEqual([state, error, closedAt], ['failed', failure, 60]);
    });

    it('goes on listening after an error of its own or of a connection', () => {
      const ledger = ledgerOf(...listening, make('error'));
      assert.deepEqual([endpoint(ledger).state, endpoint(ledger).error], ['listening', refusedFailure]);
      const other = ledgerOf(...listening, make('accepted'), make('error', { connection: 2 }));
      assert.deepEqual([endpoint(other).state, endpoint(other).error], ['listening', undefined]);
      assert.equal(connection(other).error, refusedFailure);
    });

    it('closes, and gives its descriptor back', () => {
      const ledger = ledgerOf(...listening, over);
      const { state, fd, closedAt } = endpoint(ledger);
      assert.deepEqual([state, fd, closedAt], ['closed', undefined, 60]);
    });

    it('is bound on UDP', () => {
      const ledger = ledgerOf(
        make('opening', { transport: 'udp' }),
        make('bound', { local: 'udp://127.0.0.1:9' }),
      );
      assert.deepEqual([endpoint(ledger).state, endpoint(ledger).address], ['bound', 'udp://127.0.0.1:9']);
    });

    it('counts connections, refusals and drops; a forgotten peer is no drop', () => {
      const ledger = ledgerOf(
        ...listening,
        make('accepted'),
        make('accepted', { connection: 3 }),
        lost,
        make('refused'),
        make('dropped'),
        make('dropped', { where: 'sendQueue', connection: 3, count: 1 }),
        make('dropped', { where: 'peers', count: 9 }),
      );
      const { openConnections, totalConnections, refused, dropped } = endpoint(ledger);
      assert.deepEqual([openConnections, totalConnections, refused, dropped], [1, 2, 1, 4]);
    });

    it('opened again: counters and closed connections stay, its state begins anew', () => {
      const ledger = ledgerOf(...listening, make('accepted'), data('in', 5), lost, make('error'), over);
      ledger.apply(make('opening', { t: 70, address: 'tcp://127.0.0.1:1' }));
      const again = endpoint(ledger);
      assert.deepEqual(
        [again.state, again.address, again.openedAt, again.closedAt, again.error, again.fd, again.options],
        ['opening', 'tcp://127.0.0.1:1', 70, undefined, undefined, undefined, []],
      );
      assert.deepEqual([again.bytesIn, again.totalConnections, again.connections.length], [5, 1, 1]);
      assert.deepEqual(ledger.calls(1), []);
      assert.equal(ledger.endpoints().length, 1);
    });
  });

  describe('a client', () => {
    it('follows its connection', () => {
      const ledger = ledgerOf(...client, make('connecting', { remote: 'tcp://127.0.0.1:5000' }));
      assert.equal(endpoint(ledger).state, 'connecting');
      assert.deepEqual(
        [connection(ledger).state, connection(ledger).remote],
        ['connecting', '127.0.0.1:5000'],
      );
      ledger.apply(make('socket', { connection: 2, fd: 21 }));
      ledger.apply(make('option', { connection: 2, name: 'TCP_NODELAY' }));
      ledger.apply(make('connected'));
      const { state, address, requested, fd, family, options } = endpoint(ledger);
      assert.deepEqual(
        [state, address, requested, fd, family, options],
        ['connected', 'tcp://127.0.0.1:5000', 'tcp://localhost:5000', 21, 'AF_INET', ['TCP_NODELAY=1']],
      );
      ledger.apply(lost);
      assert.deepEqual([endpoint(ledger).state, endpoint(ledger).fd], ['closed', undefined]);
      ledger.apply(over);
      assert.equal(endpoint(ledger).closedAt, 60);
    });

    it('fails with its last attempt, not with an earlier one', () => {
      const ledger = ledgerOf(...client, make('connecting'), make('attemptFailed'));
      assert.equal(endpoint(ledger).state, 'connecting');
      ledger.apply(make('connecting', { remote: '127.0.0.1:5001' }));
      ledger.apply(make('connected'));
      assert.deepEqual([connection(ledger).state, connection(ledger).error], ['established', undefined]);
      const other = ledgerOf(...client, make('connecting'), make('attemptFailed'), lost);
      assert.deepEqual([connection(other).state, endpoint(other).state], ['failed', 'failed']);
      assert.equal(endpoint(other).error, refusedFailure);
      other.apply(over);
      assert.equal(endpoint(other).state, 'failed');
    });

    it('fails by an error without connection, and its connection with it', () => {
      const ledger = ledgerOf(
        ...client,
        make('connecting'),
        make('error', { failure: timeoutFailure }),
        lost,
        over,
      );
      assert.deepEqual([endpoint(ledger).state, connection(ledger).state], ['failed', 'failed']);
      assert.equal(connection(ledger).error, timeoutFailure);
    });

    it('given up while connecting is closed', () => {
      const ledger = ledgerOf(...client, make('connecting'), lost, over);
      assert.deepEqual([endpoint(ledger).state, connection(ledger).state], ['closed', 'closed']);
    });

    it('connects again', () => {
      const ledger = ledgerOf(
        ...connected,
        make('reset', { failure: timeoutFailure }),
        lost,
        make('reconnecting'),
      );
      assert.deepEqual([endpoint(ledger).state, endpoint(ledger).error], ['reconnecting', timeoutFailure]);
      ledger.apply(make('connecting', { connection: 3 }));
      ledger.apply(make('error'));
      ledger.apply(make('closed', { connection: 3 }));
      assert.equal(endpoint(ledger).state, 'failed');
      ledger.apply(make('reconnecting', { attempt: 2 }));
      assert.equal(endpoint(ledger).state, 'reconnecting');
      ledger.apply(make('connecting', { connection: 4 }));
      ledger.apply(make('connected', { connection: 4 }));
      assert.deepEqual([endpoint(ledger).state, endpoint(ledger).error], ['connected', undefined]);
      assert.equal(endpoint(ledger).totalConnections, 3);
    });

    it('on UDP lives on after an ICMP error; bound to a group it does not follow its peers', () => {
      const udp = { kind: 'client', transport: 'udp', address: 'udp://127.0.0.1:9' } as const;
      const ledger = ledgerOf(make('opening', udp), make('bound'), make('connecting'), make('connected'));
      ledger.apply(make('error', { connection: 2, failure: icmpFailure }));
      assert.deepEqual([endpoint(ledger).state, endpoint(ledger).error], ['connected', icmpFailure]);
      ledger.apply(lost);
      assert.deepEqual([connection(ledger).state, endpoint(ledger).state], ['closed', 'closed']);
      const group = ledgerOf(
        make('opening', udp),
        make('bound'),
        make('accepted', { call: 'recvfrom' }),
        lost,
      );
      assert.deepEqual([endpoint(group).state, endpoint(group).address], ['bound', 'udp://127.0.0.1:9']);
    });

    it('on a unix socket shows its path', () => {
      const unix = make('opening', { kind: 'client', transport: 'unix', address: 'unix:demo' });
      const ledger = ledgerOf(
        unix,
        make('connecting'),
        make('connected', { local: '', remote: '/tmp/demo' }),
      );
      assert.equal(endpoint(ledger).address, 'unix:/tmp/demo');
    });
  });

  describe('a connection', () => {
    const accepted = [...listening, make('accepted')];
    const endIn = make('end');
    const endOut = make('end', { direction: 'out', call: 'shutdown' });
    const reset = make('reset');
    const failure = make('error', { connection: 2, failure: timeoutFailure });
    const cases: [name: string, events: EngineEvent[], state: string][] = [
      ['is established when accepted', [], 'established'],
      ['knows that the peer ended', [endIn], 'peerEnded'],
      ['knows that we ended', [endOut], 'ended'],
      ['is closed when both ended', [endIn, endOut], 'closed'],
      ['is closed when both ended, the other way', [endOut, endIn], 'closed'],
      ['is closed when closed', [lost], 'closed'],
      ['is reset, and stays so', [reset, lost], 'reset'],
      ['is reset after an end too', [endIn, reset, lost], 'reset'],
      ['lives on with an error', [failure], 'established'],
      ['has failed when closed after an error', [failure, lost], 'failed'],
      ['is closed after an error when both ended', [failure, endIn, endOut, lost], 'closed'],
    ];
    for (const [name, events, state] of cases) {
      it(name, () => assert.equal(connection(ledgerOf(...accepted, ...events)).state, state));
    }

    it('tells what waits, and nothing once it is closed', () => {
      const ledger = ledgerOf(...accepted, make('waiting'));
      assert.equal(connection(ledger).queued, 77);
      ledger.apply(make('drained'));
      assert.equal(connection(ledger).queued, 0);
      ledger.apply(make('waiting'));
      ledger.apply(make('paused'));
      assert.equal(connection(ledger).readingPaused, true);
      ledger.apply(lost);
      const { queued, readingPaused, fd, closedAt } = connection(ledger);
      assert.deepEqual([queued, readingPaused, fd, closedAt], [0, false, undefined, 50]);
    });

    it('speaks TLS once a handshake is done', () => {
      const failed = make('handshake', { failure: timeoutFailure });
      assert.equal(connection(ledgerOf(...accepted, failed)).tls, undefined);
      assert.equal(
        connection(ledgerOf(...accepted, make('handshake', { version: 'TLS 1.2' }))).tls,
        'TLS 1.2',
      );
      assert.equal(connection(ledgerOf(...accepted, make('handshake'))).tls, 'TLS');
    });

    it('has nothing waiting after a reset, and its reason', () => {
      const ledger = ledgerOf(...accepted, make('waiting'), make('reset', { failure: timeoutFailure }));
      assert.deepEqual([connection(ledger).queued, connection(ledger).error], [0, timeoutFailure]);
    });

    it('reads again when resumed, whoever paused it first', () => {
      const ledger = ledgerOf(...accepted, make('paused', { reason: 'backPressure' }), make('resumed'));
      assert.equal(connection(ledger).readingPaused, false);
    });

    it('has the family of its listener, and counters by direction', () => {
      const ledger = ledgerOf(...accepted, data('in', 5), data('in', 0), data('out', 7));
      assert.deepEqual(connection(ledger), {
        id: 2,
        endpoint: 1,
        local: '127.0.0.1:4000',
        remote: '127.0.0.1:6000',
        state: 'established',
        bytesIn: 5,
        bytesOut: 7,
        chunksIn: 2,
        chunksOut: 1,
        queued: 0,
        readingPaused: false,
        family: 'AF_INET',
        socketType: 'SOCK_STREAM',
        fd: 22,
        openedAt: 10,
      });
      assert.equal(ledger.ownerOf(2), 1);
      assert.deepEqual(endpoint(ledger).options, ['SO_REUSEADDR=1']);
    });
  });
});
