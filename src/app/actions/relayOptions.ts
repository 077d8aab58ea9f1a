/** What a program may say of a relay beside its two addresses. */
export interface RelayOptions {
  /** A line each, in the order in which traffic passes them: `latency 100ms down`. */
  readonly faults?: readonly string[];
  /**
   * What the chances of faults follow from, from 0 to 2^32 - 1: with the same one, the same traffic has the same faults.
   * Absent: one is chosen, and is in the endpoint.
   */
  readonly seed?: number;
  readonly name?: string;
}
