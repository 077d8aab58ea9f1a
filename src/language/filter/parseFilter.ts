/** The parser of filters. */
import { excerpt } from '../../model/excerpt.ts';
import { nearestWord } from '../../model/nearestWord.ts';
import { ProblemList } from '../../model/problemList.ts';
import { filterKeys } from './filterKeys.ts';
import type { FilterNode } from './filterNode.ts';
import { filterTokens, type FilterToken } from './filterTokens.ts';
import { diagnosticsOf, type Diagnostic } from '../core/diagnostic.ts';
import { quoted } from '../core/quotedText.ts';
import { readQuoted } from './readQuoted.ts';
import { readTerm, type TermReaders, type ValueReaders } from './readTerm.ts';

/** Maximum nesting of brackets. */
export const filterDepthLimit = 64;

/** The result of parsing a filter. */
export interface FilterReading {
  /** Undefined where there are problems, and for a blank text, which hides no row. */
  readonly filter: FilterNode | undefined;
  /** Problems, then hints: a valid filter, but perhaps not the one that was meant. */
  readonly diagnostics: readonly Diagnostic[];
  /** Estimated steps of all its expressions, which search the same bytes in one turn. */
  readonly expressionSteps: number;
}

/**
 *     peer:127.0.0.1 dir:in (len>100 or bytes:hex"0d 0a") -text:/keep-?alive/i
 *
 * Adjacent terms must all match; `not` binds tightest, then `and`, then `or`. Parsing continues after a problem, so
 * that all are reported. Linear time, never throws.
 */
export function parseFilter(text: string, readers: ValueReaders): FilterReading {
  const parser = new FilterParser(text, readers);
  const filter = parser.all();
  const result = parser.problems.result(filter);
  const hints = parser.hints.result(undefined);
  return {
    filter: result.ok ? result.value : undefined,
    diagnostics: [...diagnosticsOf(result, 'error'), ...diagnosticsOf(hints, 'hint')],
    expressionSteps: parser.steps,
  };
}

class FilterParser {
  readonly problems = new ProblemList();
  readonly hints = new ProblemList();
  /** Estimated steps of the expressions read so far. */
  steps = 0;
  readonly #text: string;
  readonly #readers: TermReaders;
  readonly #tokens: readonly FilterToken[];
  #at = 0;
  #depth = 0;

  constructor(text: string, readers: ValueReaders) {
    this.#text = text;
    this.#readers = {
      pattern: readers.pattern,
      expressionProblem: (source, flags) => {
        const own = readers.expressionSteps(source, flags, this.steps);
        if (typeof own === 'string') return own;
        this.steps += own;
        return undefined;
      },
    };
    this.#tokens = filterTokens(text);
  }

  all(): FilterNode | undefined {
    const parts: FilterNode[] = [];
    while (this.#next !== undefined && !this.problems.full) {
      add(parts, this.#either(), 'and');
      const stray = this.#take('close');
      if (stray === undefined) continue;
      const message = 'This ) closes nothing: take it out, or put the text it belongs to in quotes.';
      this.problems.add(stray.start, stray.end, message, '');
    }
    return joined('and', parts);
  }

  get #next(): FilterToken | undefined {
    return this.#tokens[this.#at];
  }

  #take(kind: FilterToken['kind']): FilterToken | undefined {
    const token = this.#next;
    if (token?.kind !== kind) return undefined;
    this.#at++;
    return token;
  }

  #either(): FilterNode | undefined {
    const parts: FilterNode[] = [];
    let or: FilterToken | undefined;
    let wasMissing = false;
    do {
      const before = or;
      const isThere = this.#isTerm();
      add(parts, this.#all(), 'or');
      or = this.#take('or');
      // Reported once for several in a row.
      if (!isThere && !wasMissing) this.#missing(before ?? or);
      wasMissing = !isThere;
    } while (or !== undefined && !this.problems.full);
    return joined('or', parts);
  }

  #all(): FilterNode | undefined {
    const parts: FilterNode[] = [];
    const first = this.#take('and');
    this.#missing(first);
    while (this.#isTerm() && !this.problems.full) {
      add(parts, this.#negated(), 'and');
      const and = this.#take('and');
      if (and !== undefined && !this.#isTerm()) this.#missing(and);
      while (this.#take('and') !== undefined);
    }
    return joined('and', parts);
  }

  #isTerm(): boolean {
    const kind = this.#next?.kind;
    return kind !== undefined && kind !== 'or' && kind !== 'and' && kind !== 'close';
  }

  #negated(): FilterNode | undefined {
    let isNot = false;
    let not: FilterToken | undefined;
    for (let one = this.#take('not'); one !== undefined; one = this.#take('not')) {
      isNot = !isNot;
      not = one;
    }
    if (not !== undefined && !this.#isTerm()) {
      this.#missing(not);
      return undefined;
    }
    const part = this.#term();
    if (part === undefined || !isNot) return part;
    return part.kind === 'not' ? part.part : { kind: 'not', part };
  }

  #term(): FilterNode | undefined {
    const token = this.#next;
    this.#at++;
    switch (token?.kind) {
      case 'open':
        return this.#group(token);
      case 'word':
        return this.#word(token);
      case 'quoted': {
        const read = readQuoted(this.#text, token.start, token.end, this.problems);
        if (read !== '') return { kind: 'anywhere', text: read };
        if (!this.problems.hasWithin(token.start, token.end + 1))
          this.problems.add(token.start, token.end, 'There is nothing between the quotes to look for.', '');
        return undefined;
      }
      case 'keyed':
        return readTerm(this.#text, token, this.problems, this.#readers);
      default:
        return undefined;
    }
  }

  #group(open: FilterToken): FilterNode | undefined {
    if (this.#depth >= filterDepthLimit) {
      const message = `Brackets stand more than ${filterDepthLimit} deep in each other here, which is the limit.`;
      this.problems.add(open.start, open.end, message);
      // Anything reported after this would only be a consequence.
      this.#at = this.#tokens.length;
      return undefined;
    }
    if (this.#next?.kind === 'close') {
      const end = this.#next.end;
      this.#at++;
      const message = 'There is nothing between these brackets; text with brackets goes in quotes.';
      this.problems.add(open.start, end, message, quoted(this.#text.slice(open.start, end)));
      return undefined;
    }
    this.#depth++;
    const node = this.#either();
    this.#depth--;
    if (this.#take('close') === undefined && !this.problems.hasWithin(open.end, this.#text.length)) {
      const message = 'The closing ) is missing; text with a bracket goes in quotes.';
      this.problems.add(open.start, open.end, message);
    }
    return node;
  }

  #word({ start, end }: FilterToken): FilterNode {
    const text = this.#text.slice(start, end);
    if (end - start === 5 && text.toLowerCase() === 'error') return { kind: 'error' };
    const [, name = ''] = /^([A-Za-z]{2,16}):./.exec(text.slice(0, 18)) ?? [];
    const near =
      name === ''
        ? undefined
        : nearestWord(
            name,
            filterKeys.map((key) => key.name),
          );
    if (near !== undefined)
      this.hints.add(
        start,
        start + name.length,
        `There is no key ${excerpt(name)}, so this is looked for as text. Did you mean ${near}:?`,
        near,
      );
    return { kind: 'anywhere', text };
  }

  #missing(operator: FilterToken | undefined): void {
    if (operator === undefined) return;
    const word = this.#text.slice(operator.start, operator.end);
    const where = operator.kind === 'not' ? 'before a term' : 'between two terms';
    const message = `${excerpt(word)} stands ${where}; to look for the word itself, write it in quotes.`;
    this.problems.add(operator.start, operator.end, message, quoted(word));
  }
}

/** Flattens nested nodes of the same kind into one list. */
function add(parts: FilterNode[], node: FilterNode | undefined, kind: 'and' | 'or'): void {
  if (node === undefined) return;
  if (node.kind !== kind) parts.push(node);
  else for (const part of node.parts) parts.push(part);
}

function joined(kind: 'and' | 'or', parts: readonly FilterNode[]): FilterNode | undefined {
  const [only, more] = parts;
  return more === undefined ? only : { kind, parts };
}
