/** One `send` call hands the kernel at most this much, so that counters and rows stay fine-grained. */
export const writeLimitBytes = 64 * 1024;
/** What may wait to be sent on one connection; a send over it is refused (ENOBUFS) and nothing of it is sent. */
export const sendQueueLimitBytes = 64 * 1024 * 1024;

/** Bytes on their way into a stream: cut into pieces as big as one write may be, and counted until they are taken. */
export class SendQueue {
  #pieces: Uint8Array[] = [];
  #head = 0;
  /** Handed to the socket, oldest first; of all but the last the kernel has everything. */
  #underway: Uint8Array[] = [];
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

  /** The next piece to write, under way from now on; undefined where none waits. */
  next(): Uint8Array | undefined {
    const piece = this.#pieces[this.#head];
    if (piece === undefined) return undefined;
    this.#pieces[this.#head++] = emptyPiece;
    if (this.#head === this.#pieces.length) {
      this.#pieces.length = 0;
      this.#head = 0;
    }
    this.#underway.push(piece);
    return piece;
  }

  /** The kernel has taken the oldest piece under way; undefined where `settle` has told of it already. */
  taken(): Uint8Array | undefined {
    const piece = this.#underway.shift();
    if (piece !== undefined) this.#unsent -= piece.length;
    return piece;
  }

  /**
   * The connection is about to end: what of the pieces under way the kernel has taken, the last of them perhaps in
   * part. The rest stays unsent, and nothing is under way any more.
   *
   * @param unwritten bytes of the last piece that the kernel has not taken
   */
  settle(unwritten: number): Uint8Array[] {
    const pieces = this.#underway;
    this.#underway = [];
    const last = pieces.pop();
    if (last !== undefined && unwritten < last.length)
      pieces.push(unwritten === 0 ? last : last.subarray(0, last.length - unwritten));
    for (const piece of pieces) this.#unsent -= piece.length;
    return pieces;
  }

  /** Takes back all that is unsent, as if it had not been added. */
  forget(): void {
    this.clear();
    this.#unsent = 0;
  }

  /** Lets go of what will never be written; it stays counted. */
  clear(): void {
    this.#pieces = [];
    this.#head = 0;
    this.#underway = [];
  }
}

const emptyPiece = new Uint8Array(0);
