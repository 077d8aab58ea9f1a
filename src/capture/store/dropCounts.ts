/** Counts of what the capture has dropped, in total and per endpoint. */

export interface Drops {
  readonly events: number;
  readonly bytes: number;
}

const none: Drops = { events: 0, bytes: 0 };

export class DropCounts {
  events = 0;
  bytes = 0;
  readonly #byEndpoint = new Map<number, { events: number; bytes: number }>();

  add(endpoint: number, bytes: number): void {
    this.events++;
    this.bytes += bytes;
    let drops = this.#byEndpoint.get(endpoint);
    if (drops === undefined) {
      drops = { events: 0, bytes: 0 };
      this.#byEndpoint.set(endpoint, drops);
    }
    drops.events++;
    drops.bytes += bytes;
  }

  of(endpoint: number): Drops {
    const drops = this.#byEndpoint.get(endpoint);
    return drops === undefined ? none : { ...drops };
  }

  /** Removes an endpoint's own count; the totals stay. */
  forget(endpoint: number): void {
    this.#byEndpoint.delete(endpoint);
  }

  clear(): void {
    this.events = 0;
    this.bytes = 0;
    this.#byEndpoint.clear();
  }
}
