import assert from 'node:assert/strict';
import { ChildRows } from '../../../../src/app/sockets/childRows.ts';
import { relayRows } from '../../../../src/app/sockets/relayRows.ts';
import {
  ClosedNode,
  EndpointNode,
  MoreNode,
  type TreeNode,
} from '../../../../src/app/sockets/socketNodes.ts';
import type { Ledger } from '../../../../src/capture/ledger/ledger.ts';
import { data, endpoint, ledgerOf, make } from '../../../support/ledgerEvents.ts';

const root = new EndpointNode(1);

/** A relay with pairs of 2 and 3, 4 and 5, …; the first `closed` pairs are closed. */
function scene(pairs: number, closed = 0, faults: readonly string[] = []): Ledger {
  const ledger = ledgerOf(make('opening', { kind: 'relay', target: 'tcp://127.0.0.1:5432', faults }));
  for (let id = 2; id < 2 + 2 * pairs; id += 2) {
    ledger.apply(make('accepted', { connection: id }));
    ledger.apply(make('socket', { connection: id + 1, pair: id }));
    ledger.apply(make('connected', { connection: id + 1 }));
  }
  for (let id = 2; id < 2 + 2 * closed; id++) ledger.apply(make('closed', { connection: id }));
  return ledger;
}

const shown = (rows: readonly TreeNode[]) =>
  rows.map((row) => {
    if (row.kind === 'pair-row') return row.connection;
    return row.kind === 'fault-row' ? row.fault : row.kind;
  });

describe('relayRows', () => {
  it('has the faults first, then the open pairs, and one row for the closed ones', () => {
    const relay = endpoint(scene(3, 1, ['latency 100ms', 'corrupt up off']));
    assert.deepEqual(shown(relayRows(root, relay, 50)), ['latency both', 'corrupt up', 4, 6, 'closed-row']);
    assert.deepEqual(shown(relayRows(new ClosedNode(1), relay, 50)), [2]);
    assert.deepEqual(shown(relayRows(root, endpoint(scene(0)), 50)), []);
  });

  it('has a pair among the open ones while one side is open', () => {
    const ledger = scene(1);
    ledger.apply(make('closed', { connection: 2 }));
    assert.deepEqual(shown(relayRows(root, endpoint(ledger), 50)), [2]);
    ledger.apply(make('closed', { connection: 3 }));
    assert.deepEqual(shown(relayRows(root, endpoint(ledger), 50)), ['closed-row']);
  });

  it('shows many in groups', () => {
    const relay = endpoint(scene(7, 3));
    const rows = relayRows(root, relay, 2);
    assert.deepEqual(shown(rows), [8, 10, 'more-row', 'closed-row']);
    const more = rows[2];
    assert.ok(more?.kind === 'more-row');
    assert.deepEqual(shown(relayRows(more, relay, 2)), [12, 14]);
    const closed = relayRows(new ClosedNode(1), relay, 2);
    assert.deepEqual(closed.at(-1), new MoreNode(1, 'closed', 2));
    assert.deepEqual(shown(relayRows(new MoreNode(1, 'closed', 2), relay, 2)).length, 1);
  });
});

describe('the rows of a relay, as ChildRows knows them', () => {
  it('change with either side', () => {
    const ledger = scene(2);
    const rows = new ChildRows(ledger);
    for (const row of rows.below(root)) if (row.kind === 'pair-row') rows.drawn(row);
    assert.deepEqual(rows.changed(1, new Set()), []);
    ledger.apply(data('in', 5, 5));
    assert.deepEqual(shown(rows.changed(1, new Set())), [4]);
    ledger.apply(data('in', 5, 2));
    assert.deepEqual(shown(rows.changed(1, new Set())), [2, 4]);
    for (const row of rows.changed(1, new Set())) rows.drawn(row);
    assert.deepEqual(shown(rows.changed(1, new Set([4]))), [4], 'a rate fades');
  });
});
