/** How often and how many times something is sent again, as people write it and as they read it. */
import { countNumber } from '../../model/countText.ts';
import { parseDuration, type Duration } from './parseDuration.ts';

/** A repeat of more than this has no use for a number. */
export const timesLimit = 1_000_000_000;

/** What is read, or one sentence about what is wrong. */
export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** `200ms`, `1s`, `2m` in milliseconds; `0` and `0ms` are "as fast as possible". */
export function readPeriod(text: string): Duration {
  const trimmed = text.trim();
  if (trimmed === '')
    return { ok: false, message: 'How often? Write 200ms, 1s, 2m or 1h; 0 is as fast as possible.' };
  if (trimmed === '0') return { ok: true, value: 0 };
  const period = parseDuration(trimmed);
  // Rounded to nothing, it would mean something else.
  if (period.ok && period.value === 0 && /[1-9]/.test(trimmed))
    return { ok: false, message: `${trimmed} is too short: at least 1ms, or 0 for as fast as possible.` };
  return period;
}

/** A whole number of sends; nothing written is "until stopped". */
export function readTimes(text: string): Read<number | undefined> {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, value: undefined };
  const times = /^[0-9]{1,12}$/.test(trimmed) ? Number(trimmed) : 0;
  if (times >= 1 && times <= timesLimit) return { ok: true, value: times };
  return {
    ok: false,
    message: `How many times? A whole number from 1 to ${countNumber(timesLimit)}, or nothing for until it is stopped.`,
  };
}

/** `every 100 ms`, `every 1.5 s`, `every 2 min`, `as fast as possible`: exact, unlike a measured time. */
export function periodText(everyMs: number): string {
  if (everyMs === 0) return 'as fast as possible';
  if (everyMs < 1000) return `every ${everyMs} ms`;
  return everyMs % 60_000 === 0 ? `every ${everyMs / 60_000} min` : `every ${everyMs / 1000} s`;
}

/** `9.98/s`, `48.3/s`, `12,345/s`; too slow for that `< 0.01/s`. */
export function rateText(perSecond: number): string {
  if (perSecond > 0 && perSecond < 0.005) return '< 0.01/s';
  if (perSecond < 9.995) return `${perSecond.toFixed(2)}/s`;
  if (perSecond < 99.95) return `${perSecond.toFixed(1)}/s`;
  return `${countNumber(Math.round(perSecond))}/s`;
}
