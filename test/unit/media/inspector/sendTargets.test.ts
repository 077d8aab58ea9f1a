import assert from 'node:assert/strict';
import { sendTargets } from '../../../../media/inspector/sendTargets.ts';
import { aConnection as connection, anEndpoint as endpoint } from '../../../support/endpointRecords.ts';

describe('sendTargets', () => {
  it('offers listeners, their open connections, and clients', () => {
    const listener = endpoint({
      id: 1,
      connections: [
        connection({ id: 2 }),
        connection({ id: 3, state: 'closed' }),
        connection({ id: 4, state: 'peerEnded' }),
      ],
    });
    const client = endpoint({
      id: 9,
      kind: 'client',
      address: 'tcp://h:1',
      connections: [connection({ id: 10 })],
    });
    const failed = endpoint({ id: 11, state: 'failed' });
    assert.deepEqual(
      sendTargets([listener, client, failed]).map(({ id }) => id),
      [1, 2, 4, 9],
    );
    assert.equal(sendTargets([client])[0]?.label, 'to tcp://h:1');
  });

  it('always has the chosen one, also where the page was not told of it', () => {
    assert.deepEqual(sendTargets([endpoint({ id: 1 })], 77)[0], { id: 77, label: 'to #77' });
    assert.equal(sendTargets([endpoint({ id: 1 })], 1).length, 1);
  });

  it('offers no more than can be picked from', () => {
    const connections = Array.from({ length: 50 }, (_, index) => connection({ id: index + 100 }));
    const many = Array.from({ length: 1000 }, (_, id) => endpoint({ id, connections }));
    assert.equal(sendTargets(many).length, 200);
  });
});
