import { partitionPoint } from '../../model/partitionPoint.ts';

interface Stay {
  /** The first row that was written while the endpoint had this address. */
  readonly from: number;
  address: string;
  /** What its user asked for: its real address is not known yet. */
  isAsked: boolean;
}

/**
 * The addresses that an endpoint had, by the rows of the capture that were written meanwhile. One that is started
 * again may listen on another port, and its older rows are still about the port before.
 */
export class AddressHistory {
  /** Oldest first, never empty after `opened`. */
  readonly #stays: Stay[] = [];

  /** `row`: the row that tells of it. */
  opened(row: number, address: string): void {
    this.#add({ from: row, address, isAsked: true });
  }

  /** The address as it is now; that of a start counts from its first row on. */
  is(row: number, address: string): void {
    const latest = this.#stays.at(-1);
    if (latest?.address === address) return;
    if (latest?.isAsked === true) {
      latest.address = address;
      latest.isAsked = false;
    } else this.#add({ from: row, address, isAsked: false });
  }

  /** Empty where none is known. */
  at(row: number): string {
    return this.#stays[Math.max(0, this.#begunBy(row) - 1)]?.address ?? '';
  }

  /** Rows before this one are no longer kept. */
  dropBefore(row: number): void {
    const begun = this.#begunBy(row);
    if (begun > 1) this.#stays.splice(0, begun - 1);
  }

  /** How many had begun when a row was written. */
  #begunBy(row: number): number {
    return partitionPoint(0, this.#stays.length, (index) => (this.#stays[index]?.from ?? 0) <= row);
  }

  #add(stay: Stay): void {
    if (this.#stays.at(-1)?.from === stay.from) this.#stays.pop();
    this.#stays.push(stay);
  }
}
