/** The filter language behind the common contract, for the page. */
import { inOneSlice } from '../../model/work.ts';
import type { Explanation } from '../core/explanation.ts';
import type { LanguageService } from '../core/languageService.ts';
import { completeFilter, type KnownNames } from './completeFilter.ts';
import { filterKey, filterWords } from './filterKeys.ts';
import { filterTokens } from './filterTokens.ts';
import { parseFilter, type FilterReading } from './parseFilter.ts';
import type { ValueReaders } from './readTerm.ts';

interface FilterWorld {
  readonly readers: ValueReaders;
  /** The names in the capture now. */
  readonly known: () => KnownNames;
}

/** A filter, parsed on first use: completion does not need the parse. */
export class FilterTree {
  readonly text: string;
  readonly #readers: ValueReaders;
  #reading: FilterReading | undefined;

  constructor(text: string, readers: ValueReaders) {
    this.text = text;
    this.#readers = readers;
  }

  get reading(): FilterReading {
    return (this.#reading ??= parseFilter(this.text, this.#readers));
  }
}

export function filterLanguage({ readers, known }: FilterWorld): LanguageService<FilterTree> {
  return {
    parse: (text) => inOneSlice(() => new FilterTree(text, readers)),
    check: (tree) => inOneSlice(() => tree.reading.diagnostics),
    complete: ({ text }, offset) => inOneSlice(() => completeFilter(text, offset, known())),
    explain: ({ text }, offset) => explainFilter(text, offset),
  };
}

/** Explains a key, or a word of the language. */
function explainFilter(text: string, offset: number): Explanation | undefined {
  const token = filterTokens(text).find(({ start, end }) => start <= offset && offset < end);
  if (token === undefined) return undefined;
  const { start, end } = token;
  if (token.kind === 'keyed') {
    const { example, help } = filterKey(token.key.name);
    return { start, end, form: example, sentences: [help] };
  }
  const name = token.kind === 'word' ? text.slice(start, end).toLowerCase() : token.kind;
  const word = filterWords.find((one) => one.name === name);
  return word && { start, end, form: word.name, sentences: [word.help] };
}
