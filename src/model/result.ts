/** Expected failures as values: `Failure`, and the `Result` of an operation that may fail. Code never matches texts. */
import type { SocketCall } from './socketCall.ts';

/** An expected failure, of a socket call mostly. */
export interface Failure {
  /** The errno name (`EADDRINUSE`), or one of our own codes (`ERR_…`) where the system has none. */
  readonly code: string;
  /** The socket call that failed, by its POSIX name. */
  readonly call?: SocketCall;
  /** The address the call was made with, in our notation. */
  readonly address?: string;
  /** One plain sentence: what happened and why. Without the code; printers add it. */
  readonly message: string;
  /** One plain sentence: what to do. */
  readonly advice?: string;
}

/** The outcome of an operation that may fail in an expected way. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** A successful result. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A failed result. */
export function fail<T = never>(failure: Failure): Result<T> {
  return { ok: false, failure };
}
