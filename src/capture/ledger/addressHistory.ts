/** The addresses an endpoint has had. */
import { partitionPoint } from '../../model/partitionPoint.ts';

interface Stay {
  /** The first row written while the endpoint had this address. */
  readonly from: number;
  address: string;
  /** As requested by the user: the bound address is not known yet. */
  isRequested: boolean;
}

/**
 * The addresses that an endpoint has had, by the capture rows written meanwhile: one that is restarted may listen on
 * another port, while its older rows are still about the previous port.
 */
export class AddressHistory {
  /** Oldest first, never empty after `opened`. */
  readonly #stays: Stay[] = [];

  /** `row`: the row of its `opening`. */
  opened(row: number, address: string): void {
    this.#add({ from: row, address, isRequested: true });
  }

  /** Sets the current address; that of a start applies from its first row on. */
  is(row: number, address: string): void {
    const latest = this.#stays.at(-1);
    if (latest?.address === address) return;
    if (latest?.isRequested === true) {
      latest.address = address;
      latest.isRequested = false;
    } else this.#add({ from: row, address, isRequested: false });
  }

  /** The address when a row was written; empty if unknown. */
  at(row: number): string {
    return this.#stays[Math.max(0, this.#begunBy(row) - 1)]?.address ?? '';
  }

  /** Rows before this one are no longer kept. */
  dropBefore(row: number): void {
    const begun = this.#begunBy(row);
    if (begun > 1) this.#stays.splice(0, begun - 1);
  }

  /** How many addresses were known when a row was written. */
  #begunBy(row: number): number {
    return partitionPoint(0, this.#stays.length, (index) => (this.#stays[index]?.from ?? 0) <= row);
  }

  #add(stay: Stay): void {
    if (this.#stays.at(-1)?.from === stay.from) this.#stays.pop();
    this.#stays.push(stay);
  }
}
