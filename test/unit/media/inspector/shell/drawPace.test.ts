import assert from 'node:assert/strict';
import { calmIntervalMs, DrawPace, floodIntervalMs } from '../../../../../media/inspector/shell/drawPace.ts';

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
    pace.drawn(2000, 100);
    assert.equal(pace.waitMs(100), floodIntervalMs);
    pace.drawn(2000, 150);
    assert.equal(pace.waitMs(150), floodIntervalMs, 'drawn again with the same rows');
    pace.drawn(2010, 400);
    assert.equal(pace.waitMs(400), calmIntervalMs);
  });

  it('takes a cleared list for no flood', () => {
    const pace = new DrawPace();
    pace.drawn(5000, 0);
    pace.drawn(0, 100);
    assert.equal(pace.waitMs(100), calmIntervalMs);
  });
});
