/** Browses recent filters like a shell's history, with the text being edited as the newest entry. */
export class FilterHistory {
  readonly #ask: () => Promise<readonly string[]>;
  #entries: readonly string[] = [];
  #at = -1;
  #written = '';

  /** Latest first. */
  constructor(ask: () => Promise<readonly string[]>) {
    this.#ask = ask;
  }

  get isRecalling(): boolean {
    return this.#at >= 0;
  }

  /** The text was edited: browsing ends. */
  leave(): void {
    this.#at = -1;
  }

  /** Undefined: there is no older one. */
  async older(written: string): Promise<string | undefined> {
    if (this.#at < 0) {
      this.#written = written;
      this.#entries = (await this.#ask()).filter((one) => one !== written.trim());
    }
    if (this.#at + 1 >= this.#entries.length) return undefined;
    this.#at += 1;
    return this.#entries[this.#at];
  }

  newer(): string | undefined {
    this.#at -= 1;
    return this.#at < 0 ? this.#written : this.#entries[this.#at];
  }
}
