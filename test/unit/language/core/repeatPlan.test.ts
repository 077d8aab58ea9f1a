import assert from 'node:assert/strict';
import fc from 'fast-check';
import { periodText, rateText, readPeriod, readTimes } from '../../../../src/language/core/repeatPlan.ts';

describe('repeatPlan', () => {
  it('reads periods, and 0 as "as fast as possible"', () => {
    for (const [text, ms] of [
      ['200ms', 200],
      [' 1s ', 1000],
      ['1.5s', 1500],
      ['0', 0],
      ['0ms', 0],
      ['0.0s', 0],
    ] as const)
      assert.deepEqual(readPeriod(text), { ok: true, value: ms }, text);
  });

  it('says what is wrong with a period', () => {
    const problems: readonly (readonly [string, RegExp])[] = [
      ['', /How often/],
      ['5', /lacks a unit/],
      ['fast', /is not a duration/],
      ['0.2ms', /too short/],
      ['99999m', /too long/],
    ];
    for (const [text, problem] of problems) {
      const read = readPeriod(text);
      assert.ok(!read.ok && problem.test(read.failure.message), text);
    }
  });

  it('reads how many times, and nothing as "until stopped"', () => {
    assert.deepEqual(readTimes(''), { ok: true, value: undefined });
    assert.deepEqual(readTimes(' 10 '), { ok: true, value: 10 });
    for (const text of ['0', '-1', '1.5', 'x', '1e3', '1000000001', '9'.repeat(40)])
      assert.ok(!readTimes(text).ok, text);
  });

  it('writes a period so that it is read as the same one', () => {
    const ms = fc.integer({ min: 1, max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(ms, (period) => {
        const written = periodText(period)
          .replace(/^every /, '')
          .replace(/ min$/, 'm')
          .replace(' ', '');
        assert.deepEqual(readPeriod(written), { ok: true, value: period });
      }),
    );
    assert.equal(periodText(0), 'as fast as possible');
    assert.equal(periodText(100), 'every 100 ms');
  });

  it('writes rates with three digits or whole', () => {
    for (const [rate, text] of [
      [0, '0.00/s'],
      [0.001, '< 0.01/s'],
      [9.98, '9.98/s'],
      [9.999, '10.0/s'],
      [99.99, '100/s'],
      [48_300.4, '48,300/s'],
    ] as const)
      assert.equal(rateText(rate), text);
  });

  it('answers whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readPeriod(text);
        readTimes(text);
      }),
    );
  });
});
