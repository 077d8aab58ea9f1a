/** The error message for output that could not be written. */

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: "the user's share of the disk is used up",
  EFBIG: 'a file may not be larger there',
  EIO: 'the device failed',
};

/** Says what, why, the errno code, and what to do. `what`: `stdout` or a file. */
export function writeFailure(what: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? 'EIO';
  const reason = reasons[code];
  return `${what} could not be written${reason === undefined ? '' : `: ${reason}`} (${code}). It is not complete: make room, or write it elsewhere.`;
}
