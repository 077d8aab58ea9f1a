/** The time column of the traffic list: time of day, since the start, or since the row before. */
import { formatDuration } from './units.ts';

/** A row's time, for a wide and for a narrow list. */
export interface RowTime {
  readonly long: string;
  /** At most six characters. */
  readonly short: string;
}

export interface TimeFrame {
  readonly format: TimeFormat;
  /** Wall clock (ms since 1970) at `t` = 0. */
  readonly startedAtMs: number;
}

/** Header of the time column. */
export const timeTitles: Readonly<Record<TimeFormat, string>> = {
  time: 'Time',
  relative: 'Since Start',
  sincePrevious: 'Since Previous',
};

const none: RowTime = { long: '', short: '' };

/** `previousUs`: the time of the row before; absent for the first, and until it is known. */
export function rowTime(us: number, { format, startedAtMs }: TimeFrame, previousUs?: number): RowTime {
  if (format === 'time') return timeOfDay(startedAtMs + us / 1000);
  if (format === 'relative') return { long: (us / 1e6).toFixed(6), short: shortSeconds(us / 1e6) };
  if (previousUs === undefined) return none;
  const sinceUs = Math.max(0, us - previousUs);
  return { long: `+${(sinceUs / 1e6).toFixed(6)}`, short: shortDuration(sinceUs) };
}

/** In the reader's own time zone. */
function timeOfDay(ms: number): RowTime {
  const date = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  const short = `${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`;
  return { long: `${two(date.getHours())}:${two(date.getMinutes())}:${short}`, short };
}

/** As many decimals as there is room for. */
function shortSeconds(seconds: number): string {
  const candidates = [3, 2, 1, 0].map((decimals) => seconds.toFixed(decimals));
  return candidates.find(({ length }) => length <= 6) ?? `${Math.floor(seconds / 3600)} h`;
}

function shortDuration(us: number): string {
  const minutes = Math.round(us / 6e7);
  if (us < 59.5e6) return formatDuration(us);
  return minutes < 100 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

/** Of a row: the time of day, since the capture's start, or since the row before. */
export const timeFormats = ['time', 'relative', 'sincePrevious'] as const;

export type TimeFormat = (typeof timeFormats)[number];
