/** Breaks text into lines of a given width, as the page shows it, escapes included. */
import { isHidden } from '../../bytes/hiddenCharacters.ts';
import { readUtf8, utf8Size } from '../../bytes/utf8.ts';

const newline = 0x0a;
/** Width of `\xHH`. */
const byteColumns = 4;
/** Width of `\u{HHHH}`. */
const hiddenColumns = 8;
/** Code points from here on may be two columns wide. */
const firstWide = 0x1100;

/** Width of an ASCII character as shown: verbatim, `\t`, `\x1B`. A line feed has none, so it never wraps. */
const asciiColumns = Uint8Array.from({ length: 0x80 }, (_, byte) => {
  if (byte === newline) return 0;
  if (byte === 0 || byte === 9 || byte === 0x0d || byte === 0x5c) return 2;
  return byte < 0x20 || byte === 0x7f ? byteColumns : 1;
});

/** Extra width of a NUL before a digit: `\x00`, as `\0` and a digit would be an octal escape. */
const digitAfterNul = 2;

/** One column each. */
const isPlain = Uint8Array.from({ length: 0x100 }, (_, byte) => (asciiColumns[byte] === 1 ? 1 : 0));

/**
 * Breaks bytes into lines of text: after a line feed, and before a character that would exceed `columns`. It never
 * splits a character, and takes a chunk in parts.
 */
export class LineBreaker {
  readonly #columns: number;
  #column = 0;
  #isOver = false;
  /** The line so far ends with a NUL. */
  #isNul = false;

  constructor(columns: number) {
    this.#columns = columns;
  }

  /** The next part continues a line that is filled up to `column`. */
  begin(column = 0): void {
    this.#column = column;
    this.#isOver = false;
    this.#isNul = false;
  }

  /**
   * Calls `begins` for each line that begins in the part, and returns how far it has read: a character cut off by the
   * part's end is left for the next part, unless this is the last one.
   */
  read(part: Uint8Array, isLast: boolean, begins: (at: number) => void): number {
    const columns = this.#columns;
    let column = this.#column;
    let isOver = this.#isOver;
    let isNul = this.#isNul;
    let at = 0;
    while (at < part.length) {
      if (!isOver && !isNul) {
        // The fast path for plain ASCII, as much as fits in the line.
        const end = Math.min(part.length, at + columns - column);
        const from = at;
        while (at < end && isPlain[part[at] ?? 0] === 1) at++;
        column += at - from;
        if (at === part.length) break;
      }
      const byte = part[at] ?? 0;
      let width: number;
      let size = 1;
      if (byte < 0x80) width = (asciiColumns[byte] ?? 1) + (isNul && isDigit(byte) ? digitAfterNul : 0);
      else {
        const code = readUtf8(part, at);
        if (code === 'cut' && !isLast) break;
        // A cut character stays together, as its other bytes may arrive with the next chunk.
        if (code === 'cut') size = part.length - at;
        else if (code !== 'invalid') size = utf8Size(code);
        width = typeof code === 'number' ? columnsOf(code) : byteColumns * size;
      }
      if (isOver || (column > 0 && column + width > columns)) {
        begins(at);
        column = 0;
        if (isNul && isDigit(byte)) width -= digitAfterNul;
      }
      column += width;
      isOver = byte === newline;
      isNul = byte === 0;
      at += size;
    }
    this.#column = column;
    this.#isOver = isOver;
    this.#isNul = isNul;
    return at;
  }
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function columnsOf(code: number): number {
  if (isHidden(code)) return hiddenColumns;
  return code < firstWide ? 1 : 2;
}
