import assert from 'node:assert/strict';
import {
  inheritedStreams,
  reduceStreams,
  streamsOf,
} from '../../../../../media/inspector/state/streamState.ts';

describe('what is shown of streams', () => {
  it('comes back from what was saved, whatever that is', () => {
    const none = { direction: 'both', mode: 'text', chart: false, chartOf: 'bytes' };
    for (const saved of [undefined, null, 7, 'x', { open: { id: 'a' }, direction: 1, place: { seq: -1 } }])
      assert.deepEqual(streamsOf(saved), none);
    const some = {
      open: { id: 3, startedAtMs: 5 },
      direction: 'in',
      mode: 'hex',
      place: { seq: 1, offset: 2 },
      chart: true,
      chartOf: 'events',
    };
    assert.deepEqual(streamsOf(JSON.parse(JSON.stringify(some))), some);
  });

  it('of a page that was lost goes on, but for its stream; what a command has opened meanwhile stays', () => {
    const lost = streamsOf({ open: { id: 3, startedAtMs: 5 }, direction: 'in', chart: true });
    assert.deepEqual(
      [inheritedStreams(lost, streamsOf({})).open, inheritedStreams(lost, streamsOf({})).direction],
      [undefined, 'in'],
    );
    const opened = streamsOf({ open: { id: 4, startedAtMs: 5 } });
    assert.deepEqual(inheritedStreams(lost, opened).open, { id: 4, startedAtMs: 5 });
  });

  it('opens at the end, keeps its place while it is open, and its direction for the next one', () => {
    const opened = reduceStreams(streamsOf({ direction: 'out' }), { kind: 'open', id: 3, startedAtMs: 5 });
    assert.equal(reduceStreams(opened, { kind: 'open', id: 3, startedAtMs: 5 }), opened);
    const placed = reduceStreams(opened, { kind: 'place', place: { seq: 1, offset: 2 } });
    const hex = reduceStreams(placed, { kind: 'set', fields: { mode: 'hex' } });
    assert.deepEqual([hex.place, hex.mode, hex.open?.id], [{ seq: 1, offset: 2 }, 'hex', 3]);
    const other = reduceStreams(hex, { kind: 'open', id: 4, startedAtMs: 5 });
    assert.deepEqual([other.place, other.direction, other.open?.id], [undefined, 'out', 4]);
    const closed = reduceStreams(other, { kind: 'close' });
    assert.deepEqual([closed.open, closed.mode], [undefined, 'hex']);
    assert.equal(reduceStreams(closed, { kind: 'close' }), closed);
  });
});
