import assert from 'node:assert/strict';
import { endpointTooltip } from '../../../../src/app/sockets/endpointTooltip.ts';
import { faultTooltip, pairTooltip } from '../../../../src/app/sockets/relayTooltip.ts';
import { pairsOf } from '../../../../src/model/relayPairs.ts';
import { accepted, aRelay, connecting } from '../../../support/relayRecords.ts';

function has(text: string, ...facts: readonly string[]): void {
  for (const fact of facts) assert.ok(text.includes(fact), `${fact} is missing in ${text}`);
}

describe('relayTooltip', () => {
  it('has what went in and what came out, on both sides', () => {
    const client = accepted({ bytesIn: 41, chunksIn: 2, bytesOut: 10, chunksOut: 1, fd: 27 });
    const target = connecting({ bytesIn: 10, chunksIn: 1, bytesOut: 30, chunksOut: 1, state: 'peerEnded' });
    const [pair] = pairsOf([client, target]);
    assert.ok(pair);
    const text = pairTooltip(pair, aRelay(), () => [{ t: 0, call: 'accept' }]);
    has(
      text,
      '**127\\.0\\.0\\.1:53131 ⇄ tcp://127\\.0\\.0\\.1:5432**',
      '| client&nbsp;&nbsp; | `established` |',
      '| target&nbsp;&nbsp; | `half-closed by the peer` |',
      '`127.0.0.1:53131 → 127.0.0.1:9000`',
      '`127.0.0.1:41000 → 127.0.0.1:5432`',
      '| from client&nbsp;&nbsp; | `41 bytes in 2 chunks` |',
      '| to target&nbsp;&nbsp; | `30 bytes in 1 chunk` |',
      '| from target&nbsp;&nbsp; | `10 bytes in 1 chunk` |',
      '| client calls&nbsp;&nbsp; | `accept` |',
    );
  });

  it('has what the faults did, of both directions, and what they hold', () => {
    const [pair] = pairsOf([
      accepted({ faults: { dropped: 7, changed: 1, injected: 0 } }),
      connecting({ faults: { dropped: 2, changed: 0, injected: 0 } }),
    ]);
    assert.ok(pair);
    const text = pairTooltip(pair, aRelay(), () => [], { count: 2, bytes: 12 });
    has(
      text,
      '| dropped by faults&nbsp;&nbsp; | `9 bytes` |',
      '| changed by faults&nbsp;&nbsp; | `1 byte` |',
      '| held&nbsp;&nbsp; | `12 bytes in 2 chunks` |',
    );
    assert.doesNotMatch(text, /added by/);
  });

  it('tells why a target was not reached', () => {
    const error = { code: 'ECONNREFUSED', message: 'Nothing listens there' };
    const closed = { closedAt: 3000 };
    const [pair] = pairsOf([
      accepted({ state: 'reset', ...closed }),
      connecting({ state: 'failed', error, ...closed }),
    ]);
    assert.ok(pair);
    has(
      pairTooltip(pair, aRelay(), () => []),
      'Nothing listens there \\(ECONNREFUSED\\)\\.',
      '| open for&nbsp;&nbsp; | `3 ms` |',
    );
  });

  it('says what a fault does, and to which direction', () => {
    has(faultTooltip('latency 100ms down'), '`latency 100ms down`', 'Holds everything', 'to the client\\.');
    has(faultTooltip('stall off'), '`stall`', 'both directions', 'switched off');
  });
});

describe('endpointTooltip of a relay', () => {
  it('has its target, its faults with what their chances follow from, and its clients', () => {
    const relay = aRelay({ faults: ['latency 100ms', 'stall off'], seed: 7, openConnections: 4 });
    has(
      endpointTooltip(relay, []),
      '**TCP relay tcp://127\\.0\\.0\\.1:9000**',
      '| local&nbsp;&nbsp; | `tcp://127.0.0.1:9000` |',
      '| target&nbsp;&nbsp; | `tcp://127.0.0.1:5432` |',
      '`latency 100ms`',
      '`stall off`',
      '| seed&nbsp;&nbsp; | `7` |',
      '| connections&nbsp;&nbsp; | `2 open` |',
    );
    assert.doesNotMatch(endpointTooltip(aRelay({ seed: 7 }), []), /seed/);
  });
});
