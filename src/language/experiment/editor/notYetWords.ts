/** Keywords that completion leaves out. */
import type { WordPlace } from './wordHelp.ts';

/**
 * Keywords that are parsed and checked, but cannot run in this version. A test compares them with what the runner
 * refuses (`runner/statements/notYet.ts`).
 */
const notYetWords: Partial<Record<WordPlace, readonly string[]>> = {
  beginning: ['save'],
};

export function isNotYet(word: string, place: WordPlace): boolean {
  return notYetWords[place]?.includes(word) === true;
}
