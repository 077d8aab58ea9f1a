import type { WordPlace } from './wordHelp.ts';

/**
 * Words of the language that are read and checked, and cannot be run in this version: they are not suggested. A test
 * compares them with what the runner refuses (`runner/statements/notYet.ts`).
 */
const notYetWords: Partial<Record<WordPlace, readonly string[]>> = {
  beginning: ['relay', 'fault', 'save'],
  deed: ['secure'],
};

export function isNotYet(word: string, place: WordPlace): boolean {
  return notYetWords[place]?.includes(word) === true;
}
