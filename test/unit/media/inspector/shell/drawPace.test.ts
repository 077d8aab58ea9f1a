import assert from 'node:assert/strict';
import {
  calmIntervalMs,
  DrawPace,
  floodIntervalMs,
  torrentIntervalMs,
} from '../../../../../media/inspector/shell/drawPace.ts';

describe('DrawPace', () => {
  it('draws the first time at once, then at a pace that the eye follows', () => {
    const pace = new DrawPace();
    assert.equal(pace.waitMs(5), 0);
    pace.drawn(10, 5);
    assert.equal(pace.waitMs(25), calmIntervalMs - 20);
    assert.equal(pace.waitMs(1000), 0);
  });

  it('slows down while screens of rows go by, and is quick again afterwards', () => {
    const pace = new DrawPace();
    pace.drawn(10, 0);
    pace.drawn(1200, 100);
    assert.equal(pace.waitMs(100), floodIntervalMs);
    pace.drawn(1200, 150);
    assert.equal(pace.waitMs(150), floodIntervalMs, 'drawn again with the same rows');
    pace.drawn(1210, 400);
    assert.equal(pace.waitMs(400), calmIntervalMs);
  });

  it('draws once a second where thousands of rows go by', () => {
    const pace = new DrawPace();
    pace.drawn(0, 0);
    pace.drawn(5000, 100);
    assert.equal(pace.waitMs(100), torrentIntervalMs);
    pace.drawn(6000, 1100);
    assert.equal(pace.waitMs(1100), floodIntervalMs);
  });

  it('takes a cleared list for no flood', () => {
    const pace = new DrawPace();
    pace.drawn(5000, 0);
    pace.drawn(0, 100);
    assert.equal(pace.waitMs(100), calmIntervalMs);
  });
});
