/** Goes through the filters that were used, as a shell's history: what was being written is the newest of them. */
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

  /** Something else is written. */
  leave(): void {
    this.#at = -1;
  }

  /** Undefined: there is none. */
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
