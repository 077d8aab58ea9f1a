import assert from 'node:assert/strict';
import { formatBytes, formatDuration } from '../../../src/model/units.ts';

describe('units', () => {
  it('shows sizes with at most three digits', () => {
    const cases = {
      0: '0 B',
      340: '340 B',
      999: '999 B',
      1000: '1 kB',
      1234: '1.2 kB',
      9949: '9.9 kB',
      9950: '10 kB',
      999_499: '999 kB',
      999_500: '1 MB',
      1_200_000: '1.2 MB',
      2e9: '2 GB',
      5e18: '5000 PB',
    };
    for (const [bytes, text] of Object.entries(cases)) assert.equal(formatBytes(Number(bytes)), text);
  });

  it('shows times from microseconds to hours', () => {
    const cases = {
      0: '0 µs',
      12: '12 µs',
      1500: '1.5 ms',
      793_000: '793 ms',
      999_600: '1 s',
      4_200_000: '4.2 s',
      59_600_000: '1 min',
      185_000_000: '3 min 5 s',
      7_800_000_000: '2 h 10 min',
      3_599_700_000: '1 h',
    };
    for (const [us, text] of Object.entries(cases)) assert.equal(formatDuration(Number(us)), text);
  });
});
