/** Errors of requests, and how a thrown error crosses the channel. */

export type ChannelErrorCode =
  'ERR_CANCELLED' | 'ERR_CLOSED' | 'ERR_UNKNOWN_METHOD' | 'ERR_BAD_MESSAGE' | 'ERR_FAILED' | 'ERR_VERSION';

/** Why a request failed: one of the channel's codes, or the code of the error thrown by its handler. */
export class ChannelError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ChannelError';
    this.code = code;
  }
}

/** The parts of a thrown value that are sent: message and code. */
export function describeError(error: unknown): { code: string; message: string } {
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as Record<
    string,
    unknown
  >;
  return {
    code: typeof code === 'string' ? code : 'ERR_FAILED',
    message: typeof message === 'string' ? message : String(error),
  };
}

export function closedError(): ChannelError {
  return new ChannelError('ERR_CLOSED', 'The other side is gone.');
}

export function versionError(): ChannelError {
  return new ChannelError('ERR_VERSION', 'The other side is of another version.');
}

export function cancelledError(): ChannelError {
  return new ChannelError('ERR_CANCELLED', 'It was cancelled.');
}
