import assert from 'node:assert/strict';
import fc from 'fast-check';
import { callLimit } from '../../../../src/capture/ledger/callHistory.ts';
import { optionLimit } from '../../../../src/capture/ledger/endpointRecord.ts';
import { Ledger } from '../../../../src/capture/ledger/ledger.ts';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';
import {
  client,
  data,
  endpoint,
  ledgerOf,
  listening,
  lost,
  make,
  timeoutFailure,
  type Rest,
} from '../../../support/ledgerEvents.ts';

describe('Ledger: records and totals', () => {
  it('keeps all open connections and the latest closed ones; forgotten ones still count', () => {
    const ledger = new Ledger({ closedLimit: 2 });
    for (const event of listening) ledger.apply(event);
    for (let id = 2; id < 10; id++) {
      ledger.apply(make('accepted', { connection: id }));
      ledger.apply(data('in', id, id));
    }
    for (const id of [3, 9, 2, 5]) ledger.apply(make('closed', { connection: id }));
    const ids = (limit?: number): number[] | undefined =>
      ledger.endpoint(1, limit)?.connections.map(({ id }) => id);
    assert.deepEqual(ids(), [4, 6, 7, 8, 5, 2]);
    assert.deepEqual(ids(5), [4, 6, 7, 8, 5]);
    assert.deepEqual(ids(2), [4, 6]);
    assert.equal(ledger.connection(3), undefined);
    assert.equal(ledger.ownerOf(9), undefined);
    const { totalConnections, openConnections, bytesIn, chunksIn } = endpoint(ledger);
    assert.deepEqual([totalConnections, openConnections, bytesIn, chunksIn], [8, 4, 44, 8]);
    ledger.apply(lost);
    assert.deepEqual(ids(), [4, 6, 7, 8, 5, 2]);
  });

  it('tells what changed more than a count', () => {
    const ledger = ledgerOf(...listening, make('accepted'));
    const before = ledger.shapeOf(1);
    for (const event of [data('in', 5), make('waiting'), make('drained'), make('dropped')])
      ledger.apply(event);
    assert.equal(ledger.shapeOf(1), before);
    assert.ok((ledger.versionOf(1) ?? 0) > (before ?? 0));
    ledger.apply(make('end'));
    assert.equal(ledger.shapeOf(1), ledger.versionOf(1));
    ledger.apply(make('opening'));
    assert.equal(ledger.shapeOf(1), ledger.versionOf(1));
    assert.equal(ledger.shapeOf(9), undefined);
  });

  it('forgets a removed endpoint and all of its connections; the totals stay', () => {
    const ledger = ledgerOf(
      ...listening,
      make('accepted'),
      make('accepted', { connection: 3 }),
      data('out', 4),
      lost,
    );
    ledger.apply(make('removed'));
    assert.deepEqual([ledger.endpoint(1), ledger.endpoints()], [undefined, []]);
    assert.deepEqual(
      [ledger.connection(2), ledger.connection(3), ledger.versionOf(1)],
      [undefined, undefined, undefined],
    );
    assert.deepEqual(ledger.totals(), { bytesIn: 0, bytesOut: 4, chunksIn: 0, chunksOut: 1 });
    const { version } = ledger;
    ledger.apply(data('in', 1));
    ledger.apply(make('drained'));
    assert.equal(ledger.version, version);
  });

  it('tells what changed: only the records an event is about get a new version', () => {
    const ledger = ledgerOf(...listening, make('accepted'), make('accepted', { connection: 3 }));
    ledger.apply(make('opening', { endpoint: 9 }));
    const [other, quiet] = [ledger.versionOf(9), ledger.versionOf(3)];
    const [before, snapshot] = [ledger.connection(2), ledger.connection(3)];
    assert.equal(other, ledger.version);
    const versions = [ledger.version];
    for (const event of [data('in', 1), make('waiting'), make('responder', { responder: 'echo' })]) {
      ledger.apply(event);
      versions.push(ledger.version);
      assert.equal(ledger.versionOf(1), ledger.version);
    }
    assert.equal(ledger.versionOf(2), ledger.version - 1);
    assert.equal(ledger.connection(2)?.bytesIn, 1);
    assert.equal(new Set(versions).size, 4);
    assert.deepEqual([ledger.versionOf(9), ledger.versionOf(3)], [other, quiet]);
    assert.equal(ledger.connection(3), snapshot);
    assert.notEqual(ledger.connection(2), before);
    assert.equal(before?.bytesIn, 0);
    assert.equal(endpoint(ledger).responder, 'echo');
    ledger.apply(make('responder'));
    assert.equal(endpoint(ledger).responder, undefined);
  });

  it('adds up what was thrown away, once, and over restarts and forgotten connections', () => {
    const ledger = ledgerOf(...listening, make('accepted'), make('accepted', { connection: 3 }));
    assert.equal('lost' in endpoint(ledger), false);
    ledger.apply(make('reset', { lost: 5 }));
    ledger.apply(make('closed', { connection: 2, lost: 2 }));
    ledger.apply(make('closed', { connection: 3, lost: 10 }));
    // What its connections lost in all.
    ledger.apply(make('closed', { lost: 17 }));
    assert.deepEqual(
      [ledger.connection(2)?.lost, ledger.connection(3)?.lost, endpoint(ledger).lost],
      [7, 10, 17],
    );
    for (const event of [...listening, make('accepted', { connection: 4 })]) ledger.apply(event);
    assert.equal(ledger.connection(4)?.lost, undefined);
    ledger.apply(make('closed', { connection: 4, lost: 1 }));
    assert.equal(endpoint(ledger).lost, 18);
    ledger.apply(make('reset', { connection: 77, lost: 2 }));
    assert.equal(endpoint(ledger).lost, 20, 'of one that is not known any more');
  });

  it('keeps the latest calls with their outcome, the endpoint’s and the connection’s apart', () => {
    const ledger = ledgerOf(...listening, make('accepted'), make('waiting'), make('refused'), make('end'));
    ledger.apply(make('error', { connection: 2, failure: timeoutFailure }));
    assert.deepEqual(
      ledger.calls(1).map(({ call }) => call),
      ['socket', 'setsockopt', 'bind', 'listen'],
    );
    assert.deepEqual(
      ledger.calls(2).map(({ call, failure }) => [call, failure]),
      [
        ['accept', undefined],
        ['recv', undefined],
        ['recv', timeoutFailure],
      ],
    );
    for (let value = 0; value < 1000; value++)
      ledger.apply(make('option', { name: `O${value}`, value: String(value) }));
    assert.equal(ledger.calls(1).length, callLimit);
    assert.equal(ledger.calls(1).at(-1)?.event?.type, 'option');
    assert.equal(endpoint(ledger).options.length, optionLimit);
    assert.deepEqual(ledger.calls(77), []);
  });

  it('has the calls of a client and its connection in one list: they share a socket', () => {
    const ledger = ledgerOf(
      ...client,
      make('socket', { connection: 2, t: 11 }),
      make('connecting', { t: 12 }),
    );
    ledger.apply(make('attemptFailed', { t: 13 }));
    ledger.apply(make('error', { t: 14 }));
    ledger.apply(make('closed', { connection: 2, t: 15 }));
    ledger.apply(make('closed', { t: 16 }));
    assert.deepEqual(
      ledger.calls(1).map(({ call, failure }) => [call, failure?.code]),
      [
        ['socket', undefined],
        ['connect', undefined],
        ['connect', 'ECONNREFUSED'],
        ['close', undefined],
      ],
    );
  });

  it('shows the latest value of an option, all memberships, and none that failed', () => {
    const option = (name: string, value: string, rest: Rest<'option'> = {}): EngineEvent =>
      make('option', { name, value, ...rest });
    const ledger = ledgerOf(
      make('opening', { transport: 'udp' }),
      option('IP_MULTICAST_TTL', '1'),
      option('IP_ADD_MEMBERSHIP', '239.1.1.1'),
      option('IP_MULTICAST_TTL', '2'),
      option('IP_ADD_MEMBERSHIP', '239.1.1.2'),
      option('SO_BROADCAST', '1', { failure: timeoutFailure }),
    );
    assert.deepEqual(endpoint(ledger).options, [
      'IP_MULTICAST_TTL=2',
      'IP_ADD_MEMBERSHIP=239.1.1.1',
      'IP_ADD_MEMBERSHIP=239.1.1.2',
    ]);
  });

  it('agrees with adding up, whatever connections come, go and are forgotten', () => {
    const step = fc.record({
      connection: fc.integer({ min: 2, max: 9 }),
      what: fc.constantFrom('accepted', 'in', 'out', 'closed'),
      length: fc.nat(1000),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100, size: 'max' }), fc.nat(3), (steps, closedLimit) => {
        const ledger = new Ledger({ closedLimit });
        ledger.apply(make('opening'));
        const open = new Set<number>();
        const seen = new Set<number>();
        const sums = { bytesIn: 0, bytesOut: 0, chunksIn: 0, chunksOut: 0 };
        for (const { connection: id, what, length } of steps) {
          if (what === 'accepted') {
            if (seen.has(id)) continue;
            seen.add(id);
            open.add(id);
            ledger.apply(make('accepted', { connection: id }));
          } else if (what === 'closed') {
            open.delete(id);
            ledger.apply(make('closed', { connection: id }));
          } else if (open.has(id)) {
            ledger.apply(data(what === 'in' ? 'in' : 'out', length, id));
            sums[what === 'in' ? 'bytesIn' : 'bytesOut'] += length;
            sums[what === 'in' ? 'chunksIn' : 'chunksOut']++;
          }
        }
        const { bytesIn, bytesOut, chunksIn, chunksOut, ...rest } = endpoint(ledger);
        assert.deepEqual({ bytesIn, bytesOut, chunksIn, chunksOut }, sums);
        assert.deepEqual(ledger.totals(), sums);
        assert.deepEqual([rest.totalConnections, rest.openConnections], [seen.size, open.size]);
        assert.equal(rest.connections.length, open.size + Math.min(closedLimit, seen.size - open.size));
      }),
    );
  });
});
