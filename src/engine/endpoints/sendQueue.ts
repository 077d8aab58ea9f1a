/** One `send` call hands the kernel at most this much, so that counters and rows stay fine-grained. */
export const writeLimitBytes = 64 * 1024;
/** What may wait to be sent on one connection; a send over it is refused (ENOBUFS) and nothing of it is sent. */
export const sendQueueLimitBytes = 64 * 1024 * 1024;

/** Bytes on their way into a stream: cut into pieces as big as one write may be, and counted until they are taken. */
export class SendQueue {
  #pieces: Uint8Array[] = [];
  #head = 0;
  #unsent = 0;

  /** What the kernel has not taken: the pieces that wait, and the write that is under way. */
  get unsentBytes(): number {
    return this.#unsent;
  }

  /** Whatever its size, one is always taken; it is the next that must wait its turn. */
  hasRoomFor(bytes: Uint8Array): boolean {
    return this.#unsent === 0 || this.#unsent + bytes.length <= sendQueueLimitBytes;
  }

  add(bytes: Uint8Array): void {
    this.#unsent += bytes.length;
    for (let start = 0; start < bytes.length; start += writeLimitBytes) {
      this.#pieces.push(
        bytes.length <= writeLimitBytes ? bytes : bytes.subarray(start, start + writeLimitBytes),
      );
    }
  }

  /** The next piece to write; undefined where none waits. */
  next(): Uint8Array | undefined {
    const piece = this.#pieces[this.#head];
    if (piece === undefined) return undefined;
    this.#pieces[this.#head++] = emptyPiece;
    if (this.#head === this.#pieces.length) {
      this.#pieces.length = 0;
      this.#head = 0;
    }
    return piece;
  }

  /** The kernel has taken a piece. */
  taken(piece: Uint8Array): void {
    this.#unsent -= piece.length;
  }

  /** Lets go of what will never be written; it stays counted. */
  clear(): void {
    this.#pieces = [];
    this.#head = 0;
  }
}

const emptyPiece = new Uint8Array(0);
