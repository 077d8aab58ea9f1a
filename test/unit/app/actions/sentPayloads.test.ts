import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SentPayloads, type SentPayload } from '../../../../src/app/actions/sentPayloads.ts';

const bytes = (...values: number[]): Extract<SentPayload, { kind: 'bytes' }> => ({
  kind: 'bytes',
  bytes: Uint8Array.from(values),
});

describe('SentPayloads', () => {
  it("answers the target's own last payload, else the last one of all", () => {
    const sent = new SentPayloads();
    assert.equal(sent.isEmpty, true);
    assert.equal(sent.last(), undefined);
    sent.note(1, bytes(1));
    sent.note(2, bytes(2));
    assert.deepEqual(sent.last(1), bytes(1));
    assert.deepEqual(sent.last(3), bytes(2));
    assert.deepEqual(sent.last(), bytes(2));
    sent.note(1, { kind: 'file', uri: 'file:///a' });
    assert.deepEqual(sent.last(), { kind: 'file', uri: 'file:///a' });
    assert.equal(sent.isEmpty, false);
  });

  it('keeps what was sent, not what the caller makes of it later', () => {
    const sent = new SentPayloads();
    const mine = Uint8Array.of(1, 2);
    sent.note(1, { kind: 'bytes', bytes: mine });
    mine.fill(9);
    assert.deepEqual(sent.last(1), bytes(1, 2));
  });

  it('says of one that is too large that it is not kept', () => {
    const sent = new SentPayloads(2);
    sent.note(1, bytes(1, 2, 3));
    assert.deepEqual(sent.last(1), { kind: 'tooLarge', size: 3 });
  });

  it('lets the oldest go first, and never holds more than its limit', () => {
    const sent = new SentPayloads(4);
    sent.note(1, bytes(1, 1));
    sent.note(2, bytes(2, 2));
    sent.note(1, bytes(3, 3));
    sent.note(3, bytes(4));
    assert.deepEqual(sent.last(2), bytes(4), 'its own is gone');
    assert.deepEqual(sent.last(1), bytes(3, 3));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(6))), (sends) => {
        const small = new SentPayloads(8);
        for (const [target, length] of sends)
          small.note(target, { kind: 'bytes', bytes: new Uint8Array(length) });
        let held = 0;
        const newest = sends.at(-1)?.[0] ?? 0;
        for (const target of new Set(sends.map(([id]) => id))) {
          const last = small.last(target);
          // One whose own is gone answers the newest, which is counted once.
          const isOwn = target === newest || last !== small.last(newest);
          if (isOwn && last?.kind === 'bytes') held += last.bytes.length;
        }
        assert.ok(held <= 8);
        const last = sends.at(-1);
        if (last !== undefined)
          assert.deepEqual(small.last(), { kind: 'bytes', bytes: new Uint8Array(last[1]) });
      }),
    );
  });

  it('remembers a bounded number of targets', () => {
    const sent = new SentPayloads();
    for (let target = 1; target <= 1000; target++) sent.note(target, bytes(target & 0xff));
    assert.deepEqual(sent.last(1), sent.last());
    assert.deepEqual(sent.last(1000), bytes(1000 & 0xff));
    assert.notDeepEqual(sent.last(999), sent.last());
  });
});
