/** Exit codes of the process. */
export const exitCodes = {
  good: 0,
  /**
   * A test or a socket call failed (the port is taken, no listener, an unknown name, a reset by the peer), or the
   * output could not be written.
   */
  failed: 1,
  /** The arguments or a file are invalid; nothing was opened. */
  usage: 2,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
