import { randomSeed } from '../../node/nodeEnvironment.ts';
import { excerpt } from '../../model/excerpt.ts';
import { parseNumber } from '../../language/payload/reading/numberArgument.ts';
import { wrong, type Asked } from './args.ts';

/** `--seed N`; a new one where it is left out. */
export function readSeed(text: string | undefined): Asked<bigint> {
  if (text === undefined) return { ok: true, value: randomSeed() };
  const value = parseNumber(text);
  return typeof value === 'bigint'
    ? { ok: true, value }
    : wrong(`--seed ${excerpt(text)}: a seed is a whole number.`);
}
