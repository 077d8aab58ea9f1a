/**
 * The send queue of a stream connection. One write passes at most this much to the kernel, so that counters and rows
 * are fine-grained.
 */
export const writeLimitBytes = 64 * 1024;
/** Bytes that may be queued on one connection; a send over it is refused (ENOBUFS) as a whole. */
export const sendQueueLimitBytes = 64 * 1024 * 1024;

/** Queued bytes of a stream, split into pieces of at most one write, and counted until the kernel accepts them. */
export class SendQueue {
  #pieces: Uint8Array[] = [];
  #head = 0;
  /** Pieces passed to the socket, oldest first; the kernel has accepted all of them but the last. */
  #underway: Uint8Array[] = [];
  #unsent = 0;
  /** The piece that waits for `release`, and all after it; undefined: none does. */
  #heldFrom: number | undefined;

  /** Bytes that the kernel has not accepted: the queued pieces, and the pending write. */
  get unsentBytes(): number {
    return this.#unsent;
  }

  /** A single piece is always accepted, whatever its size; the limit applies to the next. */
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

  /** What is added from now on stays queued until `release`. */
  hold(): void {
    this.#heldFrom = this.#pieces.length;
  }

  release(): void {
    this.#heldFrom = undefined;
  }

  get isHeld(): boolean {
    return this.#heldFrom !== undefined;
  }

  /** Whether something was added since. */
  get holdsBytes(): boolean {
    return this.#heldFrom !== undefined && this.#heldFrom < this.#pieces.length;
  }

  /** Whether the kernel has accepted everything that was added before `hold`. */
  get isAtHold(): boolean {
    return this.#head === this.#heldFrom && this.#underway.length === 0;
  }

  /** The next piece to write, pending from now on; undefined if none is queued, or it is held. */
  next(): Uint8Array | undefined {
    if (this.#head === this.#heldFrom) return undefined;
    const piece = this.#pieces[this.#head];
    if (piece === undefined) return undefined;
    this.#pieces[this.#head++] = emptyPiece;
    if (this.#head === this.#pieces.length) {
      this.#pieces.length = 0;
      this.#head = 0;
      this.#heldFrom &&= 0;
    }
    this.#underway.push(piece);
    return piece;
  }

  /** The kernel has accepted the oldest pending piece; undefined where `settle` has returned it already. */
  taken(): Uint8Array | undefined {
    const piece = this.#underway.shift();
    if (piece !== undefined) this.#unsent -= piece.length;
    return piece;
  }

  /**
   * Called before the connection ends: returns what the kernel has accepted of the pending pieces, the last one perhaps
   * in part. The rest stays unsent, and nothing is pending any more.
   *
   * @param unwritten bytes of the last piece that the kernel has not accepted
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

  /** Removes everything unsent, as if it had not been added. */
  forget(): void {
    this.clear();
    this.#unsent = 0;
  }

  /** Drops what will never be written; it remains counted. */
  clear(): void {
    this.#pieces = [];
    this.#head = 0;
    this.#heldFrom &&= 0;
    this.#underway = [];
  }
}

const emptyPiece = new Uint8Array(0);
