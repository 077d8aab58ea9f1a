/** What a fault did to the traffic of a relay. */
import type { FaultKind } from './faultSpec.ts';

export interface FaultEffect {
  readonly kind: FaultKind;
  readonly did: FaultDeed;
  /** How many bytes it touched. */
  readonly bytes: number;
  /** How many bytes they became; absent where that is as many. */
  readonly became?: number;
  /** The id of what is held, or of what was decided on; see `HeldItem`. */
  readonly held?: number;
  /** Where something waits for a decision: how many bytes do in this direction of the connection, with what follows them. */
  readonly waiting?: number;
  /** A short phrase: `held for 103 ms`, `flipped bit 3 of byte 17`, `cut into 41 + 23 bytes`. */
  readonly detail: string;
}

export type FaultDeed =
  /** Passed on late. */
  | 'delayed'
  /** Waits, for a time that is not known yet. */
  | 'held'
  | 'changed'
  /** Passed on in pieces, or in part. */
  | 'cut'
  | 'dropped'
  | 'duplicated'
  | 'reordered'
  /** Both sides of the pair were closed in order. */
  | 'closed'
  /** Both sides of the pair were reset. */
  | 'reset';

/** What faults did, in bytes. */
export interface FaultCounts {
  readonly dropped: number;
  readonly changed: number;
  readonly injected: number;
}

export function addEffect(
  counts: { -readonly [Name in keyof FaultCounts]: number },
  { did, bytes, became = bytes }: Pick<FaultEffect, 'did' | 'bytes' | 'became'>,
): void {
  if (did === 'changed') counts.changed += Math.min(bytes, became);
  if (became < bytes) counts.dropped += bytes - became;
  else counts.injected += became - bytes;
}
