import { escapeBytes } from '../../bytes/escapeBytes.ts';
import { formatHex } from '../../bytes/hexText.ts';
import { literalRuns, type LiteralRun } from '../../bytes/literalRuns.ts';
import { readUtf8, utf8Size } from '../../bytes/utf8.ts';

/** From so many times on, the same again is written as `repeat`. */
const repeatTimes = 32;

/**
 * Bytes as the shortest payload notation that can be read: text in quotes, hex where that is shorter, and `repeat`
 * for long runs. Parsed and encoded, it gives the same bytes.
 */
export function printPayload(bytes: Uint8Array): string {
  const printed: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length;) {
    const size = unitSize(bytes, at);
    const times = timesAgain(bytes, at, size);
    if (times >= repeatTimes) {
      printLiterals(bytes.subarray(from, at), printed);
      const [once = '""'] = printLiterals(bytes.subarray(at, at + size), []);
      printed.push(`repeat(${times}, ${once})`);
      from = at + times * size;
    }
    at += times * size;
  }
  printLiterals(bytes.subarray(from), printed);
  return printed.length === 0 ? '""' : printed.join(' ');
}

/** Bytes of the character at `at`, or one where none begins. */
function unitSize(bytes: Uint8Array, at: number): number {
  const code = readUtf8(bytes, at);
  return typeof code === 'string' ? 1 : utf8Size(code);
}

/** How often what stands at `at` stands there, one after the other. */
function timesAgain(bytes: Uint8Array, at: number, size: number): number {
  let end = at + size;
  while (end < bytes.length && bytes[end] === bytes[end - size]) end++;
  return Math.floor((end - at) / size);
}

function printLiterals(bytes: Uint8Array, into: string[]): string[] {
  for (const run of literalRuns(bytes)) into.push(printRun(run));
  return into;
}

function printRun({ kind, bytes }: LiteralRun): string {
  if (kind === 'hex') return `hex"${formatHex(bytes)}"`;
  // In single quotes nothing is escaped, and nothing stands there that would have to be.
  if (kind === 'plain') return `'${escapeBytes(bytes).replaceAll('\\\\', '\\')}'`;
  return `"${escapeBytes(bytes, { quoted: true })}"`;
}
