import assert from 'node:assert/strict';
import { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import { Ledger } from '../../../../src/capture/ledger/ledger.ts';
import { Follower, type FollowerContext } from '../../../../src/capture/follow/follower.ts';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';
import type { StreamDirection, FollowRequest } from '../../../../src/model/follow.ts';
import { listening, make } from '../../../support/ledgerEvents.ts';
import { scanAll } from '../../../support/scans.ts';

const pieceBytes = 64;

/** A connection that has received so many chunks, and then sent so many; the capture keeps the latest `kept` rows. */
function capture(received: number, sent: number, kept: number): FollowerContext {
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
  return { store, ledger, startedAtMs: 0 };
}

const wish = (direction: StreamDirection): FollowRequest => ({ id: 2, direction, mode: 'text', columns: 80 });

function follow(received: number, sent: number, kept: number, direction: StreamDirection): Follower {
  return new Follower(capture(received, sent, kept), wish(direction), 1);
}

const readAll = (stream: Follower): void => {
  scanAll(stream);
};

describe('Follower: what of its beginning is no longer kept', () => {
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

describe('Follower: what is looked for', () => {
  /** The numbers of the lines that hold the current match. */
  const currentLines = (stream: Follower, generation: number): number[] => {
    const { first, next } = stream.summary();
    const { lines } = stream.lines({ generation, from: first, count: next - first });
    return lines.flatMap(({ matches = [] }, index) =>
      matches.some(({ isCurrent }) => isCurrent === true) ? [first + index] : [],
    );
  };

  it('stays at the match gone to last when the lines are cut otherwise or fewer of them are shown', () => {
    const parts = capture(3, 3, 1000);
    const both = new Follower(parts, wish('both'), 1);
    both.find('aaaa');
    readAll(both);
    assert.equal(both.summary().find?.ordinal, undefined);
    const perPiece = pieceBytes / 4;
    assert.equal(both.go(-1, 0)?.ordinal, 6 * perPiece, 'round the end, to the last one sent');
    assert.equal(both.summary().find?.ordinal, 6 * perPiece);
    const lastLine = both.summary().next - 1;
    assert.deepEqual(currentLines(both, 1), [lastLine]);
    const narrow = new Follower(parts, { ...wish('both'), columns: 20 }, 2, both);
    readAll(narrow);
    assert.equal(narrow.summary().find?.ordinal, 6 * perPiece);
    assert.deepEqual(currentLines(narrow, 2), [narrow.summary().next - 1]);
    const sent = new Follower(parts, wish('out'), 3, narrow);
    readAll(sent);
    assert.equal(sent.summary().find?.ordinal, 3 * perPiece);
    assert.equal(sent.go(1, 0)?.ordinal, 1, 'round the end');
    const received = new Follower(parts, wish('in'), 4, narrow);
    readAll(received);
    assert.equal(received.summary().find?.ordinal, undefined, 'it is not among these');
    assert.equal(received.go(1, 0)?.ordinal, 1, 'as seen from the view');
  });

  it('is no longer at a match once something else is looked for', () => {
    const stream = follow(3, 0, 1000, 'both');
    stream.find('aa');
    readAll(stream);
    stream.go(1, 0);
    stream.find('aaa');
    readAll(stream);
    assert.equal(stream.summary().find?.ordinal, undefined);
  });
});
