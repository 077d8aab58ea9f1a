/** Data to send that need not be in memory, usually a file. Each iteration of `pieces` begins at its start. */
export interface ByteSource {
  /** For messages: `big.bin`. */
  readonly name: string;
  /** The size reported before reading; the source may turn out longer or shorter. */
  readonly size: number;
  pieces(): AsyncIterable<Uint8Array>;
}

/** Large enough to keep a stream busy, and small enough for memory. */
export const pieceBytes = 256 * 1024;
