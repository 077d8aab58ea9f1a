/**
 * The contract of a stage: one fault between the two sides of a relay. A stage sees chunks, the end of the input and the
 * wake-ups that it has asked for, and answers with actions. It holds no socket and no timer and rolls no dice of its own,
 * so it is exact on a fake clock.
 */

export interface Stage {
  /** Bytes that came in, as the system delivered them. They are valid during the call only, unless they are passed on. */
  chunk(bytes: Uint8Array, out: StageOutput): void;
  /** The sender has ended its side. Absent: the end is passed on, so a stage that holds bytes has one. */
  end?(out: StageOutput): void;
  /** A time that it has asked for has come. */
  wake?(token: number, out: StageOutput): void;
  /** It is being removed, and hands over what it holds. */
  release?(out: StageOutput): void;
}

export interface StageOutput {
  pass(bytes: Uint8Array): void;
  /** Calls `wake` with this token after so many milliseconds. */
  wakeIn(delayMs: number, token: number): void;
  /** Half-close towards the receiver. */
  end(): void;
  /** Abortive close of both sides. */
  reset(): void;
  /** Throws bytes away, which is noted. */
  drop(bytes: Uint8Array): void;
  /** What it did to the chunk at hand, for the capture. */
  note(text: string): void;
}

/** Does nothing: the reference of all stages. */
export const passThrough: Stage = {
  chunk: (bytes, out) => out.pass(bytes),
};
