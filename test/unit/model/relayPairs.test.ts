import assert from 'node:assert/strict';
import { isOpenPair, openPeers, pairsOf } from '../../../src/model/relayPairs.ts';
import { anEndpoint } from '../../support/endpointRecords.ts';
import { accepted, aRelay, connecting } from '../../support/relayRecords.ts';

const alone = accepted({ id: 4, pair: 99 });

describe('relayPairs', () => {
  it('joins the two sides in any order, and keeps one that is alone', () => {
    const pairs = pairsOf([connecting(), alone, accepted()]);
    assert.deepEqual(
      pairs.map(({ id, accepted, connecting }) => [id, accepted?.id, connecting?.id]),
      [
        [2, 2, 3],
        [4, 4, undefined],
      ],
    );
  });

  it('takes a pair for open while one of its sides is', () => {
    const [half] = pairsOf([accepted({ closedAt: 5 }), connecting()]);
    const [over] = pairsOf([accepted({ closedAt: 5 }), connecting({ closedAt: 6 })]);
    assert.ok(half && over);
    assert.deepEqual([isOpenPair(half), isOpenPair(over)], [true, false]);
  });

  it('counts the clients of a relay, of which some are not listed', () => {
    const connections = [accepted(), connecting(), alone];
    assert.equal(openPeers(aRelay({ connections, openConnections: 3 })), 2);
    assert.equal(openPeers(aRelay({ connections, openConnections: 12 })), 7);
    assert.equal(openPeers(aRelay({ connections, openConnections: 1 })), 1);
    assert.equal(openPeers(anEndpoint({ openConnections: 3 })), 3);
  });
});
