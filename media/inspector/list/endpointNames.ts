/** Remembers the labels of endpoints for rows whose endpoint has been removed. */
import type { Endpoint } from '../../../src/model/endpoint.ts';
import { endpointLabel } from '../../../src/model/endpointText.ts';

/** Most names kept; those of endpoints removed longest ago are dropped first. */
const limit = 10_000;

/** The labels of endpoints, including those removed while the page was loaded. */
export class EndpointNames {
  readonly #names = new Map<number, string>();
  #seen: readonly Endpoint[] | undefined;

  /** Returns whether any label is new or has changed. */
  update(endpoints: readonly Endpoint[]): boolean {
    if (endpoints === this.#seen) return false;
    this.#seen = endpoints;
    let hasChanged = false;
    for (const endpoint of endpoints) {
      const name = endpointLabel(endpoint);
      if (this.#names.get(endpoint.id) === name) continue;
      this.#names.set(endpoint.id, name);
      hasChanged = true;
    }
    for (const id of this.#names.keys()) {
      if (this.#names.size <= limit) break;
      this.#names.delete(id);
    }
    return hasChanged;
  }

  of(id: number): string {
    return this.#names.get(id) ?? '';
  }
}
