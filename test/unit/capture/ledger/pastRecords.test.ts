import assert from 'node:assert/strict';
import { EndpointRecord } from '../../../../src/capture/ledger/endpointRecord.ts';
import { PastRecords } from '../../../../src/capture/ledger/pastRecords.ts';
import { aConnection } from '../../../support/endpointRecords.ts';

function lab(limit?: number) {
  const rows = { first: 0, next: 0 };
  return { rows, past: new PastRecords(rows, limit) };
}

describe('PastRecords', () => {
  it('knows what rows that are kept are about, and no more', () => {
    const { rows, past } = lab();
    rows.next = 10;
    past.addConnection(aConnection({ id: 2 }), 4);
    past.addEndpoint(new EndpointRecord(1), 6);
    for (const [first, connection, endpoint] of [
      [4, 2, 1],
      [5, undefined, 1],
      [7, undefined, undefined],
    ] as const) {
      rows.first = first;
      assert.deepEqual([past.connection(2)?.id, past.endpoint(1)?.id], [connection, endpoint], String(first));
      assert.equal([...past.connections()].length, connection === undefined ? 0 : 1);
    }
  });

  it('takes nothing that no row is about any more', () => {
    const { rows, past } = lab();
    Object.assign(rows, { first: 9, next: 20 });
    past.addConnection(aConnection(), 8);
    rows.first = 0;
    assert.equal(past.connection(2), undefined);
  });

  it('has a limit: the oldest goes', () => {
    const { rows, past } = lab(2);
    for (let id = 2; id < 6; id++) past.addConnection(aConnection({ id }), rows.next++);
    assert.deepEqual(
      [...past.connections()].map(({ id }) => id),
      [4, 5],
    );
  });
});
