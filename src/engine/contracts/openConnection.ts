/** One connection, or one UDP peer: what can be done to it. */
import type { Failure, Result } from '../../model/result.ts';

export interface Sent {
  readonly bytes: number;
  /** The kernel's buffer is full: the rest goes out later; `whenDrained` settles then. */
  readonly waits: boolean;
}

/** What became of bytes that were taken to be sent. */
export interface Written {
  /** What the kernel has taken, or still will where nobody waits for it any more. */
  readonly bytes: number;
  /** Why it never takes the rest. */
  readonly failure?: Failure;
}

export interface OpenConnection {
  readonly id: number;
  /** The bytes must not change until they are sent, unless they are those of a chunk that is being received. */
  send(bytes: Uint8Array): Result<Sent>;
  /**
   * Sends, and settles when the kernel has taken all of it or never will: at once where nothing is taken to be sent, and
   * after a failed send once everything that the peer sent before is read. The bytes must not change until then.
   * `signal` gives up the wait; what is queued still goes out.
   */
  write(bytes: Uint8Array, signal?: AbortSignal): Promise<Result<Written>>;
  /**
   * Settles when nothing waits to be sent any more, or when it is closed. After a failed send nothing ever will: then
   * it settles once everything that the peer sent before is read.
   */
  whenDrained(): Promise<void>;
  /** No more sending, still reading (`shutdown`, SHUT_WR). */
  halfClose(): Result<void>;
  /** Sends what waits, then closes; what the peer does not take within a short grace is lost, and reported. */
  close(): void;
  /** Abortive close. */
  reset(): Result<void>;
  pause(): Result<void>;
  resume(): Result<void>;
}

/** What a connection came to. */
export interface ConnectionSum {
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Taken from the user and thrown away, by a reset too. */
  readonly lost: number;
}
