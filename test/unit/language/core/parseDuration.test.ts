import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDuration } from '../../../../src/language/core/parseDuration.ts';

describe('parseDuration', () => {
  it('reads milliseconds, seconds, minutes and hours', () => {
    for (const [text, ms] of [
      ['200ms', 200],
      ['1s', 1000],
      ['1.5s', 1500],
      ['2m', 120_000],
      ['1h', 3_600_000],
      ['0.5h', 1_800_000],
      ['0s', 0],
    ] as const) {
      assert.deepEqual(parseDuration(text), { ok: true, value: ms });
    }
  });

  it('refuses everything else, and anything a timer cannot hold', () => {
    for (const text of ['', '5', 's', '-1s', '1 s', '1d', '1e3s', '36000m', '600h', '٣s'])
      assert.ok(!parseDuration(text).ok, text);
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseDuration(text);
        assert.ok(!parsed.ok || (parsed.value >= 0 && parsed.value < 2 ** 31));
      }),
    );
  });
});
