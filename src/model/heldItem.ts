/** What the `hold` faults of relays keep until somebody decides, and what can become of it. */

/** A chunk of a stream, or a datagram. */
export interface HeldItem {
  /** Counted over all relays of an engine, from 1; the `fault` events about it have the same, as `held`. */
  readonly id: number;
  /** The relay. */
  readonly endpoint: number;
  /** The side of its pair that has received it. */
  readonly connection: number;
  /** `up`: from a client to the target. */
  readonly flow: 'up' | 'down';
  /** Not to be changed: they are what is passed on. */
  readonly bytes: Uint8Array;
  /** When it was received, in microseconds since the engine started. */
  readonly t: number;
}

export type HoldDecision =
  /** Passes it on, in its place; with `bytes`, these instead. */
  | { readonly kind: 'forward'; readonly bytes?: Uint8Array }
  | { readonly kind: 'drop' }
  /** Resets both sides of its pair. */
  | { readonly kind: 'reset' };
