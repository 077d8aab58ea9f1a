/** Bytes as readable text with escapes, in the payload notation, so that what is shown can be typed. */
import { isHidden, isMark, isPictograph } from './hiddenCharacters.ts';
import { formatHex } from './hexText.ts';
import { readUtf8, utf8Size } from './utf8.ts';

export interface EscapeOptions {
  /** For use between double quotes: `"` and `{{` are escaped too, so that parsing gives the same bytes. */
  readonly quoted?: boolean;
  /** The bytes continue after this slice: a character cut off at its end is left out rather than shown as bytes. */
  readonly more?: boolean;
  /** Ranges of bytes, ordered and disjoint, whose characters come in runs of their own. */
  readonly marks?: readonly ByteMark[];
}

/** Bytes `start` ≤ index < `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A named range: adjacent ones of different names come in separate runs. */
export interface ByteMark extends ByteRange {
  readonly name?: string;
}

/** A run of text that is either verbatim or escapes. */
export interface EscapeRun {
  readonly text: string;
  readonly escaped: boolean;
  readonly marked?: true;
  /** The mark's. */
  readonly name?: string;
}

const namedEscapes = new Map([
  [0x00, '\\0'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
  [0x5c, '\\\\'],
]);
const quote = 0x22;
const brace = 0x7b;
const joiner = 0x200d;
/** More combining marks than this on one character would overlap the rows above and below. */
const longestMarks = 4;

/** Bytes as text; see `escapeRuns`. */
export function escapeBytes(bytes: Uint8Array, options: EscapeOptions = {}): string {
  return escapeRuns(bytes, options)
    .map((run) => run.text)
    .join('');
}

/**
 * The same in runs, so that escapes can be dimmed. Printable UTF-8 stays verbatim. Control characters and bytes
 * that are not UTF-8 become `\n`, `\xHH` …; invisible characters, and those that change how others are displayed
 * (bidirectional controls, zero-width, odd spaces, private use, unassigned), become `\u{H…}`.
 */
export function escapeRuns(
  bytes: Uint8Array,
  { quoted = false, more = false, marks = [] }: EscapeOptions = {},
): EscapeRun[] {
  const runs: EscapeRun[] = [];
  let text = '';
  let escaped = false;
  let marked = false;
  let name: string | undefined;
  let mark = 0;
  /** The previous character, if it is shown verbatim. */
  let before = -1;
  let combined = 0;
  const end = (): void => {
    const named = name === undefined ? {} : { name };
    if (text !== '') runs.push(marked ? { text, escaped, marked, ...named } : { text, escaped });
    text = '';
  };
  const put = (piece: string, isEscape: boolean, at: number): void => {
    while (at >= (marks[mark]?.end ?? Infinity)) mark++;
    const isMarked = at >= (marks[mark]?.start ?? Infinity);
    const now = isMarked ? marks[mark]?.name : undefined;
    if (isEscape !== escaped || isMarked !== marked || now !== name) end();
    escaped = isEscape;
    marked = isMarked;
    name = now;
    text += piece;
  };
  for (let at = 0; at < bytes.length;) {
    const code = readUtf8(bytes, at);
    if (code === 'cut' && more) break;
    if (typeof code === 'string') {
      put(`\\x${formatHex(bytes.subarray(at, at + 1)).toUpperCase()}`, true, at);
      before = -1;
      at += 1;
      continue;
    }
    const size = utf8Size(code);
    const escape =
      code < 0x80
        ? escapeAscii(code, quoted, bytes[at + 1])
        : escapeOther(code, before, combined, bytes, at + size);
    put(escape ?? String.fromCodePoint(code), escape !== undefined, at);
    combined = escape === undefined && isMark(code) ? combined + 1 : 0;
    before = escape === undefined ? code : -1;
    at += size;
  }
  end();
  return runs;
}

function escapeAscii(code: number, quoted: boolean, next: number | undefined): string | undefined {
  const escape = namedEscapes.get(code);
  // A digit after \\0 would be read as part of an octal number.
  if (code === 0 && next !== undefined && next >= 0x30 && next <= 0x39) return '\\x00';
  if (escape !== undefined) return escape;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
  if (!quoted) return undefined;
  if (code === quote) return '\\"';
  return code === brace && next === brace ? '\\{' : undefined;
}

function escapeOther(
  code: number,
  before: number,
  combined: number,
  bytes: Uint8Array,
  next: number,
): string | undefined {
  // A mark without a base character would attach to the escape before it.
  const stray = isMark(code) && (before < 0 || combined >= longestMarks);
  if (!stray && !isHidden(code)) return undefined;
  if (code === joiner && joinsPictographs(before, bytes, next)) return undefined;
  return `\\u{${code.toString(16).toUpperCase()}}`;
}

/** Whether a zero-width joiner holds an emoji together, as in a family. */
function joinsPictographs(before: number, bytes: Uint8Array, next: number): boolean {
  const after = readUtf8(bytes, next);
  return typeof after === 'number' && isPictograph(after) && (before === 0xfe0f || isPictograph(before));
}
