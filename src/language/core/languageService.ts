/** The contract of all languages (payloads, rules, filters, experiments) towards editors and the page. */
import type { Work } from '../../model/work.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Explanation } from './explanation.ts';
import type { Suggestions } from './suggestion.ts';

/**
 * A text is parsed once per version; the other methods take the tree. Anything that may take long is `Work`, done in
 * slices. Nothing throws, whatever the text.
 */
export interface LanguageService<Tree> {
  readonly parse: (text: string) => Work<Tree>;
  /** All problems, and hints about valid text that may surprise. */
  readonly check: (tree: Tree) => Work<readonly Diagnostic[]>;
  /** Completions at an offset; undefined where nothing of the language is allowed. */
  readonly complete: (tree: Tree, offset: number) => Work<Suggestions | undefined>;
  /** Explains what is at an offset; undefined where there is nothing to explain. */
  readonly explain: (tree: Tree, offset: number) => Explanation | undefined;
}

/** Longer texts are not checked while they are edited, unless the language checks in slices. */
export const editedLimitCharacters = 256 * 1024;

export function isTooLong(text: string): boolean {
  return text.length > editedLimitCharacters;
}

/** The only diagnostic of a text over the limit. */
export const tooLong: readonly Diagnostic[] = [
  {
    severity: 'hint',
    start: 0,
    end: 0,
    message: 'This text is longer than 256 KiB and is not checked while it is edited.',
  },
];
