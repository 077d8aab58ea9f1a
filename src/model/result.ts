import type { SocketCall } from './socketCall.ts';

/** An expected failure of a socket call, as a value. Code never matches on its texts. */
export interface Failure {
  /** The errno name (`EADDRINUSE`), or one of our own codes (`ERR_…`) where the system has none. */
  readonly code: string;
  /** The socket call that failed, in POSIX's words. */
  readonly call?: SocketCall;
  /** The address the call was about, in our notation. */
  readonly address?: string;
  /** One plain sentence: what happened and why. Without the code; printers add it. */
  readonly message: string;
  /** One plain sentence: what to do. */
  readonly advice?: string;
}

/** The outcome of what may fail in an expected way. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** A success that carries `value`. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A failure as a result. */
export function fail<T = never>(failure: Failure): Result<T> {
  return { ok: false, failure };
}
