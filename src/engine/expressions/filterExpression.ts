/** Regular expressions of filters, by an engine that is linear in its input (RE2's syntax). */
import type * as Re2 from 're2js';
import { readUtf8, utf8Size } from '../../bytes/utf8.ts';
import { compileBounded } from './boundedExpression.ts';

/** Maximum steps of all expressions in a filter: what can be searched for among rows. */
export const filterLimitSteps = 160;
/** Maximum of steps times bytes in one search: three milliseconds at most, on a machine of 2026. */
const workLimit = 80_000;
/** The largest window of a row, including its overlap with the next one. */
const largestWindow = 3072;

/** An expression, compiled once for each filter. */
export class FilterExpression {
  readonly partBytes: number;
  /** Longer matches may be missed across two windows of a long chunk. */
  readonly overlapBytes: number;
  readonly stepBytes: number;
  foundLength = 0;
  readonly #expression: Re2.RE2JS;
  readonly #isUtf8: boolean;
  /** Whether a match may depend on what follows it. */
  readonly #looksBehindItsEnd: boolean;

  /**
   * Throws for an expression that `expressionProblem` rejects. The flags are i, m, s and u. Bytes are read as Latin-1,
   * one character each, unless the expression has a non-ASCII character or the flag `u`: then they are read as UTF-8.
   *
   * `steps`: of all expressions that search the same bytes in one turn, including this one. The more there are, the
   * smaller its windows: a turn is short, whatever is searched for.
   */
  constructor(source: string, flags: string, steps?: number) {
    const expression = compileBounded(source, flags, filterLimitSteps);
    if (typeof expression === 'string') throw new Error(expression);
    this.#expression = expression;
    this.#isUtf8 = flags.includes('u') || /[^\0-\x7f]/.test(source);
    this.#looksBehindItsEnd = /\$|\\[bBz]/.test(source);
    const size = Math.max(1, steps ?? expression.programSize());
    const window = Math.min(largestWindow, Math.floor(workLimit / size));
    this.overlapBytes = Math.max(Math.floor(window / 3), size);
    this.partBytes = Math.max(1, window - this.overlapBytes);
    this.stepBytes = window / 384;
  }

  isIn(text: string): boolean {
    const window = this.partBytes + this.overlapBytes;
    for (let at = 0; at === 0 || at + this.overlapBytes < text.length; at += this.partBytes)
      if (this.#expression.matcher(text.slice(at, at + window)).find()) return true;
    return false;
  }

  find(
    bytes: Uint8Array,
    from: number,
    to: number,
    { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
  ): number {
    // Including the byte before it, if available: the edge of a window is not that of a line or a word.
    const begin = isFirst ? from : Math.max(0, from - 1);
    const part = Buffer.from(bytes.buffer, bytes.byteOffset + begin, to - begin);
    const text = part.toString(this.#isUtf8 ? 'utf8' : 'latin1');
    const matcher = this.#expression.matcher(text);
    let isThere = isFirst || text === '' ? matcher.find() : matcher.find(1);
    if (isThere && !isLast && this.#looksBehindItsEnd && matcher.end() === text.length) isThere = false;
    if (!isThere) return -1;
    const start = matcher.start();
    const end = matcher.end();
    if (!this.#isUtf8) {
      this.foundLength = end - start;
      return begin + start;
    }
    const [first, last] = byteOffsets(part, text, start, end);
    this.foundLength = last - first;
    return begin + first;
  }
}

/** Warms up the engine, which takes some milliseconds once, before a user waits for an expression. */
export function warmExpressions(): void {
  new FilterExpression('a', '').isIn('a');
}

/**
 * The steps of an expression, or what is wrong with it, without a full stop. `limitSteps`: how many it may have beside
 * the others of its filter.
 */
export function expressionSteps(
  source: string,
  flags: string,
  limitSteps = filterLimitSteps,
): number | string {
  const expression = compileBounded(source, flags, Math.max(0, limitSteps));
  if (typeof expression !== 'string') return expression.programSize();
  if (limitSteps < filterLimitSteps && typeof compileBounded(source, flags, filterLimitSteps) !== 'string')
    return `the expressions of one filter may have ${filterLimitSteps} steps together, and those before it have taken too many`;
  return /\(\?[<=!]|\\[1-9]/.test(source) && !expression.startsWith('it is too large')
    ? `${expression} (lookaround and backreferences are not there: time stays linear)`
    : expression;
}

/** The problem with an expression, if any. */
export function expressionProblem(source: string, flags: string): string | undefined {
  const steps = expressionSteps(source, flags);
  return typeof steps === 'string' ? steps : undefined;
}

/** Byte offsets of characters in decoded text. */
function byteOffsets(bytes: Buffer, text: string, start: number, end: number): [number, number] {
  if (!text.includes('\ufffd'))
    return [Buffer.byteLength(text.slice(0, start)), Buffer.byteLength(text.slice(0, end))];
  // Invalid UTF-8 was decoded to one U+FFFD per byte, or per few bytes.
  let units = 0;
  let first = 0;
  let at = 0;
  while (at < bytes.length && units < end) {
    if (units <= start) first = at;
    const code = readUtf8(bytes, at);
    units += typeof code === 'number' && code > 0xffff ? 2 : 1;
    at += typeof code === 'number' ? utf8Size(code) : 1;
  }
  return [units <= start ? at : first, at];
}
