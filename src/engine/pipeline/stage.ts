/**
 * The contract of a stage: one fault in one direction of one connection of a relay (UDP: of one peer). It receives
 * chunks, the end of the input and the wake-ups that it requested, and responds with actions. It has no socket, no timer
 * and no randomness of its own, so it is exact on a fake clock.
 */
import type { FaultEffect } from '../../model/faultEffect.ts';

export interface Stage {
  /** It is in place, before any chunk: the connection begins, or the fault was set while it lasts. */
  start?(out: StageOutput): void;
  /**
   * Received bytes, as delivered by the system: a chunk of a stream, or a whole datagram. They are valid during the call
   * only, unless they are passed on: a stage that holds them copies them (`keptBytes`).
   */
  chunk(bytes: Uint8Array, out: StageOutput): void;
  /** The sender has ended its side. Absent: the end is passed on, so a stage that holds bytes implements it. */
  end?(out: StageOutput): void;
  /** The requested wake-up, never early. */
  wake?(out: StageOutput): void;
  /** It is being removed: passes on what it holds, in order, and an end that it holds. */
  release?(out: StageOutput): void;
  /** It is out of place, after `release` or with the connection: nothing that it does has an effect any more. */
  dispose?(): void;
  /** Bytes received and neither passed on nor reported as dropped; absent: none, ever. */
  readonly heldBytes?: number;
  /** It holds as much as it may: a relay stops reading from a stream, and loses the next datagram. */
  readonly isFull?: boolean;
}

export interface StageOutput {
  /** Milliseconds; monotonic, with a fraction. */
  readonly nowMs: number;
  pass(bytes: Uint8Array): void;
  /** Half-closes towards the receiver. Nothing can be passed afterwards. */
  end(): void;
  /** Closes both sides in order, after what was passed. Nothing more is received or passed. */
  close(): void;
  /** Resets both sides, at once. Nothing more is received or passed. */
  reset(): void;
  /** Requests one call of `wake` after `delayMs`, in place of a request that is still pending. */
  wakeIn(delayMs: number): void;
  /** From 0 up to, but not including, 1: the same seed gives the same numbers, whatever other faults draw. */
  random(): number;
  /** Reports what the fault does, before it does it; dropped, changed and injected bytes are counted by it. */
  note(effect: StageEffect): void;
}

export type StageEffect = Omit<FaultEffect, 'kind'>;

/** Does nothing: the reference implementation. */
export const passThrough: Stage = {
  chunk: (bytes, out) => out.pass(bytes),
};
