import type { Endpoint } from '../../src/model/endpoint.ts';
import { endpointLabel } from '../../src/model/endpointText.ts';

/** What is forgotten first is an endpoint that was removed long ago. */
const limit = 10_000;

/** How endpoints are called, also those that were taken off the list while the page has been there. */
export class EndpointNames {
  readonly #names = new Map<number, string>();
  #seen: readonly Endpoint[] | undefined;

  /** Answers whether a name is new or another one. */
  update(endpoints: readonly Endpoint[]): boolean {
    if (endpoints === this.#seen) return false;
    this.#seen = endpoints;
    let isNews = false;
    for (const endpoint of endpoints) {
      const name = endpointLabel(endpoint);
      if (this.#names.get(endpoint.id) === name) continue;
      this.#names.set(endpoint.id, name);
      isNews = true;
    }
    for (const id of this.#names.keys()) {
      if (this.#names.size <= limit) break;
      this.#names.delete(id);
    }
    return isNews;
  }

  of(id: number): string {
    return this.#names.get(id) ?? '';
  }
}
