import assert from 'node:assert/strict';
import { ChildRows, groupSize } from '../../../../src/app/sockets/childRows.ts';
import {
  ConnectionNode,
  EndpointNode,
  type MoreNode,
  type TreeNode,
} from '../../../../src/app/sockets/socketNodes.ts';
import type { Ledger } from '../../../../src/capture/ledger/ledger.ts';
import { data, ledgerOf, listening, make } from '../../../support/ledgerEvents.ts';

const root = new EndpointNode(1);

/** A listener's rows, of which it accepted `total` connections, the first with the id 2; the first `closed` are closed. */
function scene(total: number, closed = 0) {
  const ledger = ledgerOf(...listening);
  for (let id = 2; id < 2 + total; id++) ledger.apply(make('accepted', { connection: id }));
  for (let id = 2; id < 2 + closed; id++) ledger.apply(make('closed', { connection: id }));
  return { ledger, rows: new ChildRows(ledger) };
}

/** What the view does with the rows that it gets. */
function draw(rows: ChildRows, nodes: readonly TreeNode[]) {
  for (const node of nodes) if (node.kind === 'connection-row') rows.drawn(node);
  return nodes.map((node) => (node.kind === 'connection-row' ? node.connection : node.kind));
}

const ids = (nodes: readonly { readonly connection: number }[]) => nodes.map(({ connection }) => connection);
const still: ReadonlySet<number> = new Set();

function last(nodes: readonly TreeNode[]): MoreNode {
  const node = nodes.at(-1);
  assert.ok(node?.kind === 'more-row');
  return node;
}

function moreAfter(ledger: Ledger, nodes: readonly TreeNode[]): TreeNode[] {
  return new ChildRows(ledger).below(last(nodes));
}

describe('ChildRows', () => {
  it('has the open connections first, and one row for the closed ones', () => {
    const { rows } = scene(4, 2);
    const below = rows.below(root);
    assert.deepEqual(draw(rows, below), [4, 5, 'closed-row']);
    const [, , closed] = below;
    assert.ok(closed?.kind === 'closed-row');
    assert.deepEqual(draw(rows, rows.below(closed)), [3, 2], 'the latest first');
  });

  it('has no row for closed ones where there are none', () => {
    const { rows } = scene(1);
    assert.deepEqual(draw(rows, rows.below(root)), [2]);
  });

  it('shows many in groups, the open and the closed ones for themselves', () => {
    const { ledger, rows } = scene(3 * groupSize, groupSize + 1);
    const below = rows.below(root);
    assert.equal(below.length, groupSize + 2);
    const [more, closed] = below.slice(-2);
    assert.ok(more?.kind === 'more-row' && closed?.kind === 'closed-row');
    assert.deepEqual([more.part, more.from], ['open', groupSize]);
    assert.equal(rows.below(more).length, groupSize - 1);
    const folded = rows.below(closed);
    assert.deepEqual([last(folded).part, last(folded).from], ['closed', groupSize]);
    assert.deepEqual(draw(rows, moreAfter(ledger, folded)), [2], 'the oldest');
  });

  it('knows which shown connections have changed', () => {
    const { ledger, rows } = scene(3);
    draw(rows, rows.below(root));
    assert.deepEqual(rows.changed(1, still), []);
    ledger.apply(data('in', 5, 3));
    assert.deepEqual(ids(rows.changed(1, still)), [3]);
    assert.deepEqual(ids(rows.changed(1, new Set([4]))), [3, 4], 'a rate fades');
    rows.drawn(new ConnectionNode(1, 3));
    assert.deepEqual(rows.changed(1, still), []);
  });

  it('returns the very rows that the view knows', () => {
    const { ledger, rows } = scene(1);
    const [row] = rows.below(root);
    draw(rows, rows.below(root).slice(1));
    ledger.apply(data('in', 5));
    assert.notEqual(rows.changed(1, still)[0], row, 'requested anew since');
    const [again] = rows.below(root);
    assert.equal(rows.changed(1, still)[0], again);
  });

  it('knows nothing of rows that are not shown, or were removed', () => {
    const { ledger, rows } = scene(1);
    ledger.apply(data('in', 5));
    assert.deepEqual(rows.changed(1, still), []);
    rows.below(root);
    rows.keepOnly([]);
    assert.deepEqual(rows.changed(1, still), []);
  });
});
