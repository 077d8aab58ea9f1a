/** Prints bytes in payload notation. */
import { isBinary, textRuns } from '../../bytes/binaryBytes.ts';
import { escapeBytes } from '../../bytes/escapeBytes.ts';
import { formatHex } from '../../bytes/hexText.ts';
import { literalRuns, type LiteralRun } from '../../bytes/literalRuns.ts';
import { readUtf8, utf8Size } from '../../bytes/utf8.ts';

/** Shorter runs are not written as `repeat`. */
const repeatTimes = 32;
/** In binary bytes, shorter runs of text are written as hex. */
const leastText = 8;

/** Prints literals for bytes that contain no long repetition. */
type PrintLiterals = (bytes: Uint8Array, into: string[]) => string[];

/**
 * Prints bytes as the shortest readable notation: quoted text, hex where that is shorter, and `repeat` for long runs.
 * Parsed and encoded, it yields the same bytes.
 */
export function printPayload(bytes: Uint8Array): string {
  return printed(bytes, printShortest);
}

/** Like `printPayload`, but bytes that are not mostly text are written as hex, except for long runs of text. */
export function printReadablePayload(bytes: Uint8Array): string {
  return printed(bytes, isBinary(bytes) ? printBinary : printShortest);
}

function printed(bytes: Uint8Array, printLiterals: PrintLiterals): string {
  const all: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length;) {
    const size = unitSize(bytes, at);
    const times = timesAgain(bytes, at, size);
    if (times >= repeatTimes) {
      printLiterals(bytes.subarray(from, at), all);
      const [once = '""'] = printLiterals(bytes.subarray(at, at + size), []);
      all.push(`repeat(${times}, ${once})`);
      from = at + times * size;
    }
    at += times * size;
  }
  printLiterals(bytes.subarray(from), all);
  return all.length === 0 ? '""' : all.join(' ');
}

/** Size of the character at `at`; one where none begins. */
function unitSize(bytes: Uint8Array, at: number): number {
  const code = readUtf8(bytes, at);
  return typeof code === 'string' ? 1 : utf8Size(code);
}

/** How many times the `size` bytes at `at` repeat in a row. */
function timesAgain(bytes: Uint8Array, at: number, size: number): number {
  let end = at + size;
  while (end < bytes.length && bytes[end] === bytes[end - size]) end++;
  return Math.floor((end - at) / size);
}

function printShortest(bytes: Uint8Array, into: string[]): string[] {
  for (const run of literalRuns(bytes)) into.push(printRun(run));
  return into;
}

function printBinary(bytes: Uint8Array, into: string[]): string[] {
  let from = 0;
  const printHex = (to: number): void => {
    if (to > from) into.push(printRun({ kind: 'hex', bytes: bytes.subarray(from, to) }));
  };
  for (const { start, end } of textRuns(bytes, leastText)) {
    printHex(start);
    printShortest(bytes.subarray(start, end), into);
    from = end;
  }
  printHex(bytes.length);
  return into;
}

function printRun({ kind, bytes }: LiteralRun): string {
  if (kind === 'hex') return `hex"${formatHex(bytes)}"`;
  // Single quotes have no escapes, and the text contains nothing that needs one.
  if (kind === 'plain') return `'${escapeBytes(bytes).replaceAll('\\\\', '\\')}'`;
  return `"${escapeBytes(bytes, { quoted: true })}"`;
}
