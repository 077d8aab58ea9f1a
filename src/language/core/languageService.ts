/** What each language offers to an editor and to the page: one contract for payloads, rules, filters and experiments. */
import type { Work } from '../../model/work.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Explanation } from './explanation.ts';
import type { Suggestions } from './suggestion.ts';

/**
 * A text is parsed once for each of its versions; the other methods take what that made. What may take long is work
 * in slices. Nothing throws, whatever the text is.
 */
export interface LanguageService<Tree> {
  readonly parse: (text: string) => Work<Tree>;
  /** Everything that is wrong with it, and hints about what is right but may surprise. */
  readonly check: (tree: Tree) => Work<readonly Diagnostic[]>;
  /** What may stand at a place; undefined where nothing of the language can. */
  readonly complete: (tree: Tree, offset: number) => Work<Suggestions | undefined>;
  /** What stands at a place; undefined where there is nothing to say. */
  readonly explain: (tree: Tree, offset: number) => Explanation | undefined;
}

/** A longer text is not looked through while somebody types in it, unless its language does so in slices. */
export const editedLimitCharacters = 256 * 1024;

export function isTooLong(text: string): boolean {
  return text.length > editedLimitCharacters;
}

/** The only diagnostic of a text that is too long. */
export const tooLong: readonly Diagnostic[] = [
  {
    severity: 'hint',
    start: 0,
    end: 0,
    message: 'This text is longer than 256 KiB and is not checked while it is edited.',
  },
];
