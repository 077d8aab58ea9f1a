import assert from 'node:assert/strict';
import { LiveRates } from '../../../../src/app/sockets/liveRates.ts';

describe('LiveRates', () => {
  let nowMs: number;
  let rates: LiveRates;

  beforeEach(() => {
    nowMs = 0;
    rates = new LiveRates(() => nowMs);
  });

  it('meters each row for itself', () => {
    rates.of(1, { bytesIn: 0, bytesOut: 0 });
    rates.of(2, { bytesIn: 0, bytesOut: 0 });
    nowMs = 500;
    assert.equal(rates.of(1, { bytesIn: 1000, bytesOut: 0 }).inBytesPerSecond, 2000);
    assert.equal(rates.of(2, { bytesIn: 0, bytesOut: 50 }).outBytesPerSecond, 100);
  });

  it('names the rows that flow until they have faded', () => {
    rates.of(1, { bytesIn: 0, bytesOut: 0 });
    nowMs = 500;
    rates.of(1, { bytesIn: 1000, bytesOut: 0 });
    assert.deepEqual(rates.flowing(), [1]);
    nowMs = 2500;
    rates.of(1, { bytesIn: 1000, bytesOut: 0 });
    nowMs = 4500;
    rates.of(1, { bytesIn: 1000, bytesOut: 0 });
    assert.deepEqual(rates.flowing(), []);
  });

  it('forgets a row that is not drawn any more', () => {
    rates.of(1, { bytesIn: 0, bytesOut: 0 });
    nowMs = 500;
    rates.of(1, { bytesIn: 1000, bytesOut: 0 });
    nowMs = 4000;
    assert.deepEqual(rates.flowing(), []);
    assert.equal(rates.of(1, { bytesIn: 9000, bytesOut: 0 }).inBytesPerSecond, 0, 'it begins anew');
  });
});
