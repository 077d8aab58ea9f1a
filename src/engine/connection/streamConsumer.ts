/** The contract of what takes the bytes of a stream connection: a responder, or the other side of a relay. */
import type { Failure } from '../../model/result.ts';

export interface StreamConsumer {
  /** Whether received bytes must remain unchanged; otherwise they are valid during the call of `chunk` only. */
  readonly keepsBytes: boolean;
  /** Whether it takes data after our side has ended, too. */
  readonly outlivesHalfClose: boolean;
  /** @param isNew whether the connection was just made, or existed before */
  start(isNew: boolean): void;
  chunk(bytes: Uint8Array): void;
  /** The peer has ended its side. Our side ends after the promise. */
  ended(): Promise<void> | undefined;
  /** The kernel has accepted everything sent so far. */
  drained(): void;
  /** The peer (`failure`) or the user has reset it, or the network has failed; it is closed next. */
  aborted?(failure: Failure | undefined): void;
  dispose(): void;
}
