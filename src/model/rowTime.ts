/** The time column of the traffic list: time of day, since the start, or since the row before. */
/** A row's time, for a wide and for a narrow list. */
export interface RowTime {
  /** To the microsecond. */
  readonly full: string;
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

const none: RowTime = { full: '', long: '', short: '' };

/** `previousUs`: the time of the row before; absent for the first, and until it is known. */
export function rowTime(us: number, { format, startedAtMs }: TimeFrame, previousUs?: number): RowTime {
  if (format === 'time') return timeOfDay(Math.floor(startedAtMs * 1000 + us));
  if (format === 'relative') return secondsOf(us, '');
  if (previousUs === undefined) return none;
  return secondsOf(Math.max(0, us - previousUs), '+');
}

/** In the reader's own time zone; the microseconds are counted from 1970. */
function timeOfDay(us: number): RowTime {
  const date = new Date(Math.floor(us / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const three = (value: number): string => String(value).padStart(3, '0');
  const short = `${two(date.getSeconds())}.${three(date.getMilliseconds())}`;
  const long = `${two(date.getHours())}:${two(date.getMinutes())}:${short}`;
  return { full: `${long}${three(us % 1000)}`, long, short };
}

function secondsOf(us: number, sign: '' | '+'): RowTime {
  const full = `${sign}${(us / 1e6).toFixed(6)}`;
  return { full, long: full, short: shortSeconds(us / 1e6, sign) };
}

/** As many decimals as there is room for. */
function shortSeconds(seconds: number, sign: string): string {
  const hours = `${Math.floor(seconds / 3600)} h`;
  const candidates = [...[3, 2, 1, 0].map((decimals) => seconds.toFixed(decimals)), hours];
  return candidates.map((text) => `${sign}${text}`).find(({ length }) => length <= 6) ?? hours;
}

/** Of a row: the time of day, since the capture's start, or since the row before. */
export const timeFormats = ['time', 'relative', 'sincePrevious'] as const;

export type TimeFormat = (typeof timeFormats)[number];
