/** A growing buffer that bytes and UTF-8 text are written to, and the joining of pieces. */
import { noBytes, utf8Size, writeUtf8 } from './utf8.ts';

const firstRoom = 64;

/** A growing buffer; text is written in UTF-8. */
export class ByteWriter implements TextSink {
  readonly charset: string = 'UTF-8';
  protected bytes = noBytes;
  protected used = 0;

  get length(): number {
    return this.used;
  }

  byte(value: number): void {
    this.room(1);
    this.bytes[this.used++] = value;
  }

  /** A character; false where the charset lacks it. */
  codePoint(code: number): boolean {
    this.room(utf8Size(code));
    this.used = writeUtf8(code, this.bytes, this.used);
    return true;
  }

  finish(): Uint8Array {
    return this.used === 0 ? noBytes : this.bytes.slice(0, this.used);
  }

  protected room(more: number): void {
    if (this.used + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(firstRoom, this.bytes.length * 2, this.used + more));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

/** The pieces concatenated, in an array of its own. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Receives the characters of a literal. */
export interface TextSink {
  /** One raw byte. */
  byte(value: number): void;
  /** A character; false where the charset lacks it. */
  codePoint(code: number): boolean;
  /** For messages. */
  readonly charset: string;
}
