import { utf8Size, writeUtf8 } from './utf8.ts';

const empty = new Uint8Array();
const firstRoom = 64;

/** Bytes that grow as they are written. */
export class ByteWriter {
  // Nothing until something is written: a payload may have very many empty parts.
  private bytes = empty;
  private used = 0;

  byte(value: number): void {
    this.room(1);
    this.bytes[this.used++] = value;
  }

  /** A code point in UTF-8. */
  codePoint(code: number): void {
    this.room(utf8Size(code));
    this.used = writeUtf8(code, this.bytes, this.used);
  }

  finish(): Uint8Array {
    return this.used === 0 ? empty : this.bytes.slice(0, this.used);
  }

  private room(more: number): void {
    if (this.used + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(firstRoom, this.bytes.length * 2));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}
