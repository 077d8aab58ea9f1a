/** Parses and formats a repeat: its period and its number of sends. */
import { countNumber } from '../../model/countText.ts';
import { timesLimit } from '../../model/repeat.ts';
import { fail, success, type Result } from '../../model/result.ts';
import { parseDuration } from './parseDuration.ts';

/** Returns milliseconds; `0` and `0ms` mean "as fast as possible". Fails with `ERR_DURATION`. */
export function readPeriod(text: string): Result<number> {
  const trimmed = text.trim();
  if (trimmed === '') return wrongPeriod('How often? Write 200ms, 1s, 2m or 1h; 0 is as fast as possible.');
  if (trimmed === '0') return success(0);
  const period = parseDuration(trimmed);
  // Rounded to zero, it would mean "as fast as possible".
  if (period.ok && period.value === 0 && /[1-9]/.test(trimmed))
    return wrongPeriod(`${trimmed} is too short: at least 1ms, or 0 for as fast as possible.`);
  return period;
}

function wrongPeriod(message: string): Result<number> {
  return fail({ code: 'ERR_DURATION', message });
}

/** A whole number of sends; blank means "until stopped". Fails with `ERR_COUNT`. */
export function readTimes(text: string): Result<number | undefined> {
  const trimmed = text.trim();
  if (trimmed === '') return success(undefined);
  const times = /^[0-9]{1,12}$/.test(trimmed) ? Number(trimmed) : 0;
  if (times >= 1 && times <= timesLimit) return success(times);
  return fail({
    code: 'ERR_COUNT',
    message: `How many times? A whole number from 1 to ${countNumber(timesLimit)}, or nothing for until it is stopped.`,
  });
}

/** `every 100 ms`, `every 1.5 s`, `every 2 min`, `as fast as possible`: exact, unlike a measured time. */
export function periodText(everyMs: number): string {
  if (everyMs === 0) return 'as fast as possible';
  if (everyMs < 1000) return `every ${everyMs} ms`;
  return everyMs % 60_000 === 0 ? `every ${everyMs / 60_000} min` : `every ${everyMs / 1000} s`;
}

/** `9.98/s`, `48.3/s`, `12,345/s`; `< 0.01/s` for anything slower. */
export function rateText(perSecond: number): string {
  if (perSecond > 0 && perSecond < 0.005) return '< 0.01/s';
  if (perSecond < 9.995) return `${perSecond.toFixed(2)}/s`;
  if (perSecond < 99.95) return `${perSecond.toFixed(1)}/s`;
  return `${countNumber(Math.round(perSecond))}/s`;
}
