/** Determines where a keyword is used. */
import type { WordPlace } from './wordHelp.ts';

const name = String.raw`[\p{L}_][\p{L}\p{N}_-]*`;
const afterSign = new RegExp(`^${name}\\s*<\\s*$`, 'u');
const afterName = new RegExp(`^${name}\\s*$`, 'u');
const afterFault = new RegExp(`^fault\\s+${name}\\s*$`, 'u');

/** The place of a word that follows `before`, the text of its line up to there. */
export function wordPlace(before: string): WordPlace {
  const begun = before.trimStart();
  if (begun === '') return 'beginning';
  if (begun.length > 250) return 'clause';
  if (afterSign.test(begun)) return 'expectation';
  if (afterFault.test(begun)) return 'change';
  return afterName.test(begun) ? 'action' : 'clause';
}
