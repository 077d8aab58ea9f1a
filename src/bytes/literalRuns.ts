import { isHidden, isMark } from './hiddenCharacters.ts';
import { readUtf8, utf8Size } from './utf8.ts';

/** A run of bytes best written as one literal: `"text"`, `'plain text'` or `hex"…"`. */
export interface LiteralRun {
  readonly kind: LiteralKind;
  readonly bytes: Uint8Array;
}

type LiteralKind = (typeof kinds)[number];

/** In order of preference where two are equally short. */
const kinds = ['text', 'hex', 'plain'] as const;
/** Characters for quotes, name and the space before the next literal. */
const opening = [3, 5, 3] as const;
/** Longer inputs are split into blocks, which bounds the table of costs. */
const blockBytes = 64 * 1024;
const never = Number.POSITIVE_INFINITY;

/** Splits bytes into the sequence of literals that is shortest in total, by dynamic programming over characters. */
export function literalRuns(bytes: Uint8Array): LiteralRun[] {
  const runs: LiteralRun[] = [];
  for (let start = 0; start < bytes.length;) {
    const starts: number[] = [];
    let at = start;
    for (; at < bytes.length && at - start < blockBytes; at += unitAt(bytes, at).size) starts.push(at);
    runs.push(...blockRuns(bytes, starts, at));
    start = at;
  }
  return runs;
}

/** The literals of a block whose characters begin at `starts`. */
function blockRuns(bytes: Uint8Array, starts: readonly number[], end: number): LiteralRun[] {
  /** For each character and kind, the best kind for the previous character. */
  const before = new Uint8Array(starts.length * kinds.length);
  let totals: readonly number[] = opening;
  let previous: number | undefined;
  for (const [index, start] of starts.entries()) {
    const { code, size } = unitAt(bytes, start);
    const costs = costsOf(code, size, previous);
    previous = code;
    const cheapest = cheapestOf(totals);
    totals = kinds.map((_, kind) => {
      const stay = totals[kind] ?? never;
      const change = (totals[cheapest] ?? never) + (opening[kind] ?? never);
      before[index * kinds.length + kind] = index > 0 && change <= stay ? cheapest : kind;
      return Math.min(stay, index > 0 ? change : never) + (costs[kind] ?? never);
    });
  }
  const runs: LiteralRun[] = [];
  let kind = cheapestOf(totals);
  let last = end;
  for (let index = starts.length - 1; index >= 0; index--) {
    const previous = before[index * kinds.length + kind] ?? kind;
    if (index > 0 && previous === kind) continue;
    const start = starts[index] ?? 0;
    runs.push({ kind: kinds[kind] ?? 'text', bytes: bytes.subarray(start, last) });
    [kind, last] = [previous, start];
  }
  return runs.toReversed();
}

function cheapestOf(totals: readonly number[]): number {
  return totals.indexOf(Math.min(...totals));
}

/** Length of a character in each kind of literal. */
function costsOf(
  code: number | undefined,
  size: number,
  previous: number | undefined,
): readonly [text: number, hex: number, plain: number] {
  const hex = size * 3;
  if (code === undefined) return [4, hex, never];
  if (code >= 0x80) {
    // A combining mark needs a base character.
    const stray = isMark(code) && (previous === undefined || previous < 0x20 || isHidden(previous));
    if (stray || isHidden(code)) return [4 + code.toString(16).length, hex, never];
    return [1, hex, isMark(code) ? never : 1];
  }
  const character = String.fromCharCode(code);
  // Before a digit a zero byte is written as four characters.
  if (previous === 0 && character >= '0' && character <= '9') return [3, hex, 1];
  if ('\0\t\n\r'.includes(character)) return [2, hex, never];
  if (code < 0x20 || code === 0x7f) return [4, hex, never];
  if (character === '"' || character === '\\') return [2, hex, 1];
  return [1, hex, character === "'" ? never : 1];
}

interface Unit {
  /** Undefined for a byte that is not UTF-8. */
  readonly code: number | undefined;
  readonly size: number;
}

function unitAt(bytes: Uint8Array, at: number): Unit {
  const code = readUtf8(bytes, at);
  return typeof code === 'string' ? { code: undefined, size: 1 } : { code, size: utf8Size(code) };
}
