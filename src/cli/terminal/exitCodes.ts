/** Exit codes of the process. */
export const exitCodes = {
  good: 0,
  /**
   * A test failed, or a socket call (the port is taken, no listener, an unknown name, a reset by the peer), or the
   * output could not be written.
   */
  failed: 1,
  /** The call itself is wrong, or a file; nothing was opened. */
  usage: 2,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
