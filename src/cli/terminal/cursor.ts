/** Where the cursor of a terminal stands that stdout, stderr and what is typed share. */
const feed = 0x0a;

export class Cursor {
  #isInLine = false;

  /** Whether the next output would continue a line that is not finished. */
  get isInLine(): boolean {
    return this.#isInLine;
  }

  /** Bytes were printed, or typed and so shown. */
  moved(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#isInLine = bytes.at(-1) !== feed;
  }

  lineEnded(): void {
    this.#isInLine = false;
  }
}
