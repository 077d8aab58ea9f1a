/** The operations on one connection or UDP peer. */
import type { Failure, Result } from '../../model/result.ts';

export interface Sent {
  readonly bytes: number;
  /** The kernel's buffer is full: the rest goes out later, when `whenDrained` settles. */
  readonly waits: boolean;
}

/** The outcome of a write that was accepted. */
export interface Written {
  /** Bytes that the kernel has accepted, or still will where the caller stopped waiting. */
  readonly bytes: number;
  /** Why it never accepts the rest. */
  readonly failure?: Failure;
}

export interface OpenConnection {
  readonly id: number;
  /** The bytes must not change until they are sent, unless they are those of a chunk that is being received. */
  send(bytes: Uint8Array): Result<Sent>;
  /**
   * Sends, and settles when the kernel has accepted all of it or never will: immediately where the send is refused, and
   * after a failed send once everything the peer sent before is read. The bytes must not change until then. `signal`
   * stops the wait; queued data still goes out.
   */
  write(bytes: Uint8Array, signal?: AbortSignal): Promise<Result<Written>>;
  /**
   * Settles when the queue is empty, or when the connection is closed. After a failed send the queue never empties:
   * then it settles once everything the peer sent before is read.
   */
  whenDrained(): Promise<void>;
  /** Ends sending and continues reading (`shutdown`, SHUT_WR). */
  halfClose(): Result<void>;
  /**
   * Sends what is queued, then closes; what the peer does not accept within a short grace period is lost, and reported.
   */
  close(): void;
  /** Abortive close. */
  reset(): Result<void>;
  pause(): Result<void>;
  resume(): Result<void>;
}

/** The totals of a connection. */
export interface ConnectionSum {
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Bytes accepted from the user and discarded, by a reset too. */
  readonly lost: number;
}
