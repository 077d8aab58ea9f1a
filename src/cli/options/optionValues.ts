/** Option values other than text: durations and counts. */
import { parseDuration } from '../../language/core/parseDuration.ts';
import { excerpt } from '../../model/excerpt.ts';
import { success, type Result } from '../../model/result.ts';
import { wrong, type Args } from './args.ts';

/** Options such as `--for 1s`, in milliseconds; undefined if absent. */
export function readDurations<Name extends string>(
  { value }: Args<Name>,
  ...names: readonly Name[]
): Result<Readonly<Record<Name, number | undefined>>> {
  const durations: Partial<Record<Name, number>> = {};
  for (const name of names) {
    const text = value(name);
    if (text === undefined) continue;
    const duration = parseDuration(text);
    if (!duration.ok) return wrong(`--${name}: ${duration.failure.message}`);
    durations[name] = duration.value;
  }
  return success(durations as Record<Name, number | undefined>);
}

/** An option such as `--times 3`, where 0 means without limit; undefined if absent. */
export function readCount<Name extends string>(
  { value }: Args<Name>,
  name: Name,
): Result<number | undefined> {
  const text = value(name);
  if (text === undefined) return success(undefined);
  return /^[0-9]{1,9}$/.test(text)
    ? success(Number(text))
    : wrong(`--${name} ${excerpt(text)}: write a whole number; 0 is until it is ended.`);
}
