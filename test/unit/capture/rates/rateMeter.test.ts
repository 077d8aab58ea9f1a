import assert from 'node:assert/strict';
import { RateMeter } from '../../../../src/capture/rates/rateMeter.ts';

describe('RateMeter', () => {
  it('has no rate from one sample', () => {
    assert.deepEqual(new RateMeter().sample(0, 500, 5), { inBytesPerSecond: 0, outBytesPerSecond: 0 });
  });

  it('tells bytes per second, however often it is asked', () => {
    for (const everyMs of [1, 33, 100, 1000]) {
      const meter = new RateMeter();
      let rates = meter.sample(0, 0, 0);
      for (let nowMs = everyMs; nowMs <= 5000; nowMs += everyMs)
        rates = meter.sample(nowMs, nowMs * 2, nowMs);
      assert.ok(Math.abs(rates.inBytesPerSecond - 2000) < 0.001, String(everyMs));
      assert.ok(Math.abs(rates.outBytesPerSecond - 1000) < 0.001, String(everyMs));
    }
  });

  it('is back at nothing two seconds after the last byte', () => {
    const meter = new RateMeter();
    meter.sample(0, 0, 0);
    meter.sample(100, 1000, 0);
    let rates = meter.sample(200, 1000, 0);
    assert.equal(rates.inBytesPerSecond, 5000);
    for (let nowMs = 300; nowMs <= 2100; nowMs += 100) rates = meter.sample(nowMs, 1000, 0);
    assert.equal(rates.inBytesPerSecond, 0);
  });

  it('begins anew when the totals or the clock go back', () => {
    const meter = new RateMeter();
    meter.sample(0, 0, 0);
    meter.sample(1000, 1000, 0);
    assert.equal(meter.sample(1500, 10, 0).inBytesPerSecond, 0);
    assert.equal(meter.sample(1000, 20, 0).inBytesPerSecond, 0);
    assert.equal(meter.sample(2000, 120, 0).inBytesPerSecond, 100);
  });
});
