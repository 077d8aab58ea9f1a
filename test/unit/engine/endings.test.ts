import assert from 'node:assert/strict';
import { Endings } from '../../../src/engine/endings.ts';
import type { EngineEvent } from '../../../src/model/engineEvent.ts';

const on = { t: 0, endpoint: 1, connection: 2 };
const closed: EngineEvent = {
  ...on,
  type: 'closed',
  call: 'close',
  bytesIn: 0,
  bytesOut: 0,
  lost: 0,
  openUs: 1,
};
const peerEnd: EngineEvent = { ...on, type: 'end', call: 'recv', direction: 'in' };
const ourEnd: EngineEvent = { ...on, type: 'end', call: 'shutdown', direction: 'out' };
const message = 'It is.';

describe('Endings', () => {
  for (const [words, events] of [
    ['this side closed it', []],
    ['this side closed it', [ourEnd]],
    ['the peer ended its side, and this side closed it', [peerEnd]],
    ['both sides have ended', [ourEnd, peerEnd]],
    ['this side reset it', [{ ...on, type: 'reset', call: 'close', direction: 'out', lost: 0 }]],
    [
      'the peer reset it (ECONNRESET)',
      [
        peerEnd,
        {
          ...on,
          type: 'reset',
          call: 'recv',
          direction: 'in',
          lost: 0,
          failure: { code: 'ECONNRESET', call: 'recv', message },
        },
      ],
    ],
    ['the peer reset it', [{ ...on, type: 'reset', call: 'recv', direction: 'in', lost: 0 }]],
    [
      'it failed (ETIMEDOUT)',
      [{ ...on, type: 'error', failure: { code: 'ETIMEDOUT', call: 'recv', message } }],
    ],
    ['this side closed it', [{ ...on, type: 'error', failure: { code: 'ERR_ANSWER', message } }]],
  ] as readonly (readonly [string, readonly EngineEvent[]])[]) {
    it(`says ${words}, of ${events.map(({ type }) => type).join(' and ') || 'nothing but the close'}`, () => {
      const endings = new Endings();
      for (const event of events) endings.apply(event);
      assert.equal(endings.of(2), undefined);
      endings.apply(closed);
      assert.deepEqual([endings.of(2), endings.of(1)], [words, words]);
    });
  }

  it('forgets what an endpoint was before it is opened again, or when it is taken off the list', () => {
    const endings = new Endings();
    endings.apply(closed);
    endings.apply({
      t: 0,
      endpoint: 1,
      type: 'opening',
      kind: 'client',
      transport: 'tcp',
      address: 'tcp://a:1',
    });
    assert.equal(endings.of(1), undefined);
    endings.apply(closed);
    endings.apply({ t: 0, endpoint: 1, type: 'removed' });
    assert.deepEqual([endings.of(1), endings.of(2)], [undefined, 'this side closed it']);
  });

  it('remembers the latest thousand', () => {
    const endings = new Endings();
    for (let connection = 2; connection < 5000; connection++) endings.apply({ ...closed, connection });
    assert.equal(endings.of(2), undefined);
    assert.deepEqual([endings.of(4999), endings.of(1)], ['this side closed it', 'this side closed it']);
    assert.equal(endings.of(4000), undefined);
    assert.ok(endings.of(4001) !== undefined);
  });
});
