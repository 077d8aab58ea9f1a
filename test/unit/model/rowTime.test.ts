import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rowTime } from '../../../src/model/rowTime.ts';

const startedAtMs = new Date(2026, 10, 20, 12, 4, 31, 118).getTime();

describe('rowTime', () => {
  it('tells the time of day', () => {
    const frame = { format: 'time', startedAtMs } as const;
    assert.deepEqual(rowTime(1_507, frame), {
      full: '12:04:31.119507',
      long: '12:04:31.119',
      short: '31.119',
    });
  });

  it('tells seconds since the start, with as many decimals as fit', () => {
    const frame = { format: 'relative', startedAtMs } as const;
    for (const [us, long, short] of [
      [0, '0.000000', '0.000'],
      [32_110_452, '32.110452', '32.110'],
      [99_999_900, '99.999900', '100.00'],
      [1_234_567_000, '1234.567000', '1234.6'],
      [86_400_000_000, '86400.000000', '86400'],
    ] as const)
      assert.deepEqual(rowTime(us, frame), { full: long, long, short });
  });

  it('tells the time since the row before, where there is one', () => {
    const frame = { format: 'sincePrevious', startedAtMs } as const;
    assert.deepEqual(rowTime(500, frame), { full: '', long: '', short: '' });
    for (const [us, long, short] of [
      [0, '+0.000000', '+0.000'],
      [1_700, '+0.001700', '+0.002'],
      [12_000_000, '+12.000000', '+12.00'],
      [185_000_000, '+185.000000', '+185.0'],
      [7_200_000_000, '+7200.000000', '+7200'],
      [720_000_000_000, '+720000.000000', '+200 h'],
    ] as const)
      assert.deepEqual(rowTime(us + 70, frame, 70), { full: long, long, short });
  });

  it('fits its columns for months', () => {
    const monthsUs = 90 * 24 * 3600 * 1e6;
    const formats = fc.constantFrom('time' as const, 'relative' as const, 'sincePrevious' as const);
    fc.assert(
      fc.property(formats, fc.nat({ max: monthsUs }), (format, us) => {
        const { full, long, short } = rowTime(us, { format, startedAtMs }, 0);
        assert.ok(short.length <= 6, short);
        assert.ok(full.length <= 15 && long.length <= 15, full);
      }),
    );
  });
});
