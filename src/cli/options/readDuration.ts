import { parseDuration } from '../../language/core/parseDuration.ts';
import { wrong, type Args, type Asked } from './args.ts';

/** `--for 1s` in milliseconds; undefined where it is left out. */
export function readDuration({ options }: Args, name: string): Asked<number | undefined> {
  const [text] = options.get(name) ?? [];
  if (text === undefined) return { ok: true, value: undefined };
  const duration = parseDuration(text);
  return duration.ok ? duration : wrong(`--${name}: ${duration.message}`);
}
