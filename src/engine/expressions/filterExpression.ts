/** Regular expressions of filters, by an engine whose time is linear in what it reads (RE2's syntax). */
import { createRequire } from 'node:module';
import type * as Re2 from 're2js';
import { readUtf8, utf8Size } from '../../payload/utf8.ts';

const require = createRequire(import.meta.url);

/** Parts that even the slowest expression goes through in two or three milliseconds. */
const partBytes = 2048;
/** What is longer may be missed where it lies across two parts of a long chunk. */
const overlapBytes = 1024;

/** Compiled once for all that one filter does with it. */
export class FilterExpression {
  readonly partBytes = partBytes;
  readonly overlapBytes = overlapBytes;
  readonly stepBytes = 8;
  foundLength = 0;
  readonly #expression: Re2.RE2JS;
  readonly #isUtf8: boolean;
  /** Whether what it finds may hang on what comes after it. */
  readonly #looksBehindItsEnd: boolean;

  /**
   * Throws what `expressionProblem` tells. The flags are i, m, s and u. Bytes are read as Latin-1, one character
   * each, unless the expression has a character beyond ASCII or the flag `u`: then they are read as UTF-8.
   */
  constructor(source: string, flags: string) {
    this.#expression = compiled(source, flags);
    this.#isUtf8 = flags.includes('u') || /[^\0-\x7f]/.test(source);
    this.#looksBehindItsEnd = /\$|\\[bBz]/.test(source);
  }

  isIn(text: string): boolean {
    return this.#expression.matcher(text).find();
  }

  find(
    bytes: Uint8Array,
    from: number,
    to: number,
    { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
  ): number {
    // With the byte before it, where that is at hand: an edge of a part is none of a line or a word.
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

/** What is wrong with an expression, without a full stop; undefined: nothing. */
export function expressionProblem(source: string, flags: string): string | undefined {
  const { RE2JSException } = engine();
  try {
    compiled(source, flags);
    return undefined;
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    const message = error.message.replace(/^error parsing regexp: |\.$/g, '');
    return /\(\?[<=!]|\\[1-9]/.test(source)
      ? `${message} (lookaround and backreferences are not there: time stays linear)`
      : message;
  }
}

function compiled(source: string, flags: string): Re2.RE2JS {
  const { RE2JS } = engine();
  return RE2JS.compile(
    source,
    (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
      (flags.includes('m') ? RE2JS.MULTILINE : 0) |
      (flags.includes('s') ? RE2JS.DOTALL : 0),
  );
}

/** Loaded by the first expression: it is as large as half the extension. */
function engine(): typeof Re2 {
  return require('re2js') as typeof Re2;
}

/** Where characters of a decoded text stand in its bytes. */
function byteOffsets(bytes: Buffer, text: string, start: number, end: number): [number, number] {
  if (!text.includes('\ufffd'))
    return [Buffer.byteLength(text.slice(0, start)), Buffer.byteLength(text.slice(0, end))];
  // Bytes that are no UTF-8 became a character each, or a few together.
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
