/** Converts Node's errors to `Failure`s. */
import { explainFailure } from '../model/explainFailure.ts';
import type { Obstacle } from '../model/failureFacts.ts';
import type { Failure } from '../model/result.ts';
import type { SocketCall } from '../model/socketCall.ts';

const callsByNodeName: Readonly<Record<string, SocketCall>> = {
  read: 'recv',
  write: 'send',
  recvmsg: 'recvfrom',
  send: 'sendto',
  listen: 'listen',
  bind: 'bind',
  connect: 'connect',
  getaddrinfo: 'getaddrinfo',
  shutdown: 'shutdown',
  setsockopt: 'setsockopt',
};

/** An error that is explained already: `failureOf` returns this very failure. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/**
 * @param call the socket call that was under way; it overrides Node's name for it, which is at times one step off
 *   (a failed `bind` of a TCP server is reported as `listen`).
 */
export function failureOf(
  error: unknown,
  call: SocketCall | undefined,
  address?: string,
  detail?: string,
): Failure {
  if (error instanceof FailureError) return error.failure;
  const code = errorCode(error);
  return failureWith(code, call ?? callsByNodeName[errorSyscall(error)], address, detail);
}

/** ENOTCONN's message for a listener, which is never connected itself. */
export const nobodyConnected = {
  message: 'No client is connected to this listener.',
  advice: 'Start a client, and send when it has connected.',
};

/** A failure that Node did not report, by its code. */
export function failureWith(
  code: string,
  call?: SocketCall,
  address?: string,
  detail?: string,
  obstacle?: Obstacle,
): Failure {
  const context = {
    ...(call === undefined ? {} : { call }),
    ...(address === undefined ? {} : { address }),
    ...(detail === undefined ? {} : { detail }),
    ...(obstacle === undefined ? {} : { obstacle }),
  };
  const { message, advice } = explainFailure(code, context);
  return {
    code,
    message,
    advice,
    ...(call === undefined ? {} : { call }),
    ...(address === undefined ? {} : { address }),
  };
}

/** The errno name of any error, `UNKNOWN` where it has none. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'UNKNOWN';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('name' in error && error.name === 'AbortError') return 'ABORT_ERR';
  return 'UNKNOWN';
}

/**
 * The call that failed while a socket was opened: Node makes several at once, and reports a failed `socket` as if it
 * were the last of them.
 */
export function openingCallOf<C extends 'bind' | 'connect'>(error: unknown, last: C): 'socket' | 'bind' | C {
  if (socketCodes.has(errorCode(error))) return 'socket';
  return errorSyscall(error) === 'bind' ? 'bind' : last;
}

/** Errors of `man 2 socket` that `bind` and `connect` do not have. */
const socketCodes = new Set(['EMFILE', 'ENFILE', 'EAFNOSUPPORT', 'EPROTONOSUPPORT', 'ENOMEM']);

/** The error Node would have reported for a reset that it missed. */
export function resetError(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });
}

/** Errors that a peer's RST causes, on a read or on the next write. */
const resetCodes = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);

/** Whether the code means that the peer reset the connection. */
export function isResetCode(code: string): boolean {
  return resetCodes.has(code);
}

function errorSyscall(error: unknown): string {
  return typeof error === 'object' && error !== null && 'syscall' in error ? String(error.syscall) : '';
}
