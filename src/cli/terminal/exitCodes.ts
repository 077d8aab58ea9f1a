/** What the process tells the shell. */
export const exitCodes = {
  good: 0,
  /**
   * A test failed, or a socket call (the port is taken, nobody listens, the name is not known, the peer reset), or what
   * is printed could not be written.
   */
  failed: 1,
  /** The call itself is wrong, or a file; nothing was opened. */
  usage: 2,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
