/** Parses durations: `200ms`, `1s`, `1.5s`, `2m`, `1h`. */
import { fail, success, type Result } from '../../model/result.ts';
import { excerpt } from '../../model/excerpt.ts';
import { longestMs } from '../../model/timerLimit.ts';

const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Returns milliseconds, or fails with `ERR_DURATION` and a sentence about what is wrong. */
export function parseDuration(text: string): Result<number> {
  const match = /^([0-9]{1,12}(?:\.[0-9]{1,6})?)(ms|s|m|h)?$/.exec(text);
  const [, digits = '', unit] = match ?? [];
  if (match === null) return wrong(`${excerpt(text)} is not a duration: write 200ms, 1s, 2m or 1h.`);
  if (unit === undefined)
    return wrong(`${excerpt(text)} lacks a unit: write ${digits}ms, ${digits}s, ${digits}m or ${digits}h.`);
  const delayMs = Math.round(Number(digits) * (unitsMs[unit] ?? 1));
  return delayMs <= longestMs ? success(delayMs) : wrong(`${excerpt(text)} is too long: at most 24 days.`);
}

function wrong(message: string): Result<number> {
  return fail({ code: 'ERR_DURATION', message });
}
