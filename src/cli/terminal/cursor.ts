/** Tracks the cursor of a terminal that stdout, stderr and echoed input share. */
const feed = 0x0a;

export class Cursor {
  #isInLine = false;

  /** Whether the next output would continue an unfinished line. */
  get isInLine(): boolean {
    return this.#isInLine;
  }

  /** To be called with bytes that were printed or echoed. */
  moved(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#isInLine = bytes.at(-1) !== feed;
  }

  lineEnded(): void {
    this.#isInLine = false;
  }
}
