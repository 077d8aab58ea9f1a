/** The times that the chart adds to the filter of the list. */

/** Microseconds since the start, `fromUs` ≤ t < `toUs`. */
export interface TimeRange {
  readonly fromUs: number;
  readonly toUs: number;
}

const times = /(?:^|\s+)time>=\d+(?:\.\d+)? time<\d+(?:\.\d+)?$/;
const either = /\bor\b|\|\|/i;

export function hasTimes(filter: string): boolean {
  return times.test(filter);
}

/** Replaces the times that `filter` ends with, if it does. */
export function withTimes(filter: string, { fromUs, toUs }: TimeRange): string {
  const rest = withoutTimes(filter);
  const added = `time>=${seconds(fromUs)} time<${seconds(toUs)}`;
  if (rest === '') return added;
  return either.test(rest) ? `(${rest}) ${added}` : `${rest} ${added}`;
}

/** The filter as it was before `withTimes`. */
export function withoutTimes(filter: string): string {
  const rest = filter.trim();
  if (!times.test(rest)) return rest;
  const before = rest.replace(times, '');
  return isBracketed(before) && either.test(before) ? before.slice(1, -1) : before;
}

/** Whether the last bracket closes the first one. */
function isBracketed(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    if (depth === 0) return at > 0 && at === text.length - 1;
  }
  return false;
}

function seconds(us: number): string {
  return String(Math.round(us) / 1e6);
}
