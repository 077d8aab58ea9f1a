import assert from 'node:assert/strict';
import { CaptureStore } from '../../../src/capture/captureStore.ts';
import { Ledger } from '../../../src/capture/ledger.ts';
import { StreamFollow } from '../../../src/capture/streamFollow.ts';
import type { EngineEvent } from '../../../src/model/engineEvent.ts';
import type { StreamDirection } from '../../../src/model/streamMessages.ts';
import { listening, make } from '../../support/ledgerEvents.ts';

const pieceBytes = 64;

/** A connection that has received so many chunks, and then sent so many; the capture keeps the latest `kept` rows. */
function follow(received: number, sent: number, kept: number, direction: StreamDirection): StreamFollow {
  const store = new CaptureStore({ limitBytes: 100_000_000, limitRows: kept });
  const ledger = new Ledger();
  const tell = (event: EngineEvent): void => {
    ledger.apply(event);
    store.append(event);
  };
  for (const event of [...listening, make('accepted')]) tell(event);
  const offsets = { in: 0, out: 0 };
  for (const [way, count] of [
    ['in', received],
    ['out', sent],
  ] as const)
    for (let at = 0; at < count; at++) {
      const bytes = new Uint8Array(pieceBytes).fill(0x61);
      const call = way === 'in' ? 'recv' : 'send';
      tell({
        type: 'data',
        t: at,
        endpoint: 1,
        connection: 2,
        call,
        direction: way,
        bytes,
        offset: offsets[way],
      });
      offsets[way] += pieceBytes;
    }
  const wish = { id: 2, direction, mode: 'text', columns: 80 } as const;
  return new StreamFollow({ store, ledger, startedAtMs: 0 }, wish, 1);
}

const readAll = (stream: StreamFollow): void => {
  while (!stream.advance(Infinity, () => 0));
};

describe('StreamFollow: what of its beginning is no longer kept', () => {
  it('is what came before the oldest kept chunk of each direction shown', () => {
    for (const [direction, lost] of [
      ['in', 50],
      ['out', 0],
      ['both', 50],
    ] as const) {
      const stream = follow(100, 20, 70, direction);
      readAll(stream);
      assert.equal(stream.summary().lostBytes, lost * pieceBytes, direction);
    }
  });

  it('counts nothing of a direction in which nothing went, however much went in the other', () => {
    const stream = follow(20_000, 0, 10_000, 'both');
    readAll(stream);
    for (let look = 0; look < 5; look++)
      assert.equal(stream.summary().lostBytes, 10_000 * pieceBytes, `look ${look}`);
  });

  it('is all of a direction of which nothing is kept', () => {
    const stream = follow(10, 9000, 9000, 'both');
    readAll(stream);
    for (let look = 0; look < 3; look++) stream.summary();
    assert.equal(stream.summary().lostBytes, 10 * pieceBytes);
  });
});
