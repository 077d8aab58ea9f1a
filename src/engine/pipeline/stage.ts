/**
 * The contract of a stage: one fault between the two sides of a relay. A stage receives chunks, the end of the input
 * and the wake-ups that it requested, and responds with actions. It has no socket, no timer and no randomness of its
 * own, so it is exact on a fake clock.
 */

export interface Stage {
  /** Received bytes, as delivered by the system. They are valid during the call only, unless they are passed on. */
  chunk(bytes: Uint8Array, out: StageOutput): void;
  /** The sender has ended its side. Absent: the end is passed on, so a stage that holds bytes implements it. */
  end?(out: StageOutput): void;
  /** A requested wake-up. */
  wake?(token: number, out: StageOutput): void;
  /** Called when it is removed: passes on what it holds. */
  release?(out: StageOutput): void;
}

export interface StageOutput {
  pass(bytes: Uint8Array): void;
  /** Requests a call of `wake` with this token, after `delayMs`. */
  wakeIn(delayMs: number, token: number): void;
  /** Half-closes towards the receiver. */
  end(): void;
  /** Resets both sides. */
  reset(): void;
  /** Drops bytes, which is recorded. */
  drop(bytes: Uint8Array): void;
  /** Records for the capture what it did to the current chunk. */
  note(text: string): void;
}

/** Does nothing: the reference implementation. */
export const passThrough: Stage = {
  chunk: (bytes, out) => out.pass(bytes),
};
