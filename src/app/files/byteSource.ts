/** Something to be sent that need not be in memory: a file, mostly. Each reading of `pieces` begins at its start. */
export interface ByteSource {
  /** As in messages: `big.bin`. */
  readonly name: string;
  /** What the system says before it is read; a source may turn out longer or shorter. */
  readonly size: number;
  pieces(): AsyncIterable<Uint8Array>;
}

/** Pieces as large as this keep a stream busy and a window's memory small. */
export const pieceBytes = 256 * 1024;
