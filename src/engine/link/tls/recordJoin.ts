/**
 * Joins what the records of one read contain. A record has up to 16 KiB, so a long write of the peer comes as four or
 * more for each read of the socket: passed on one by one, each would be an event and, in a relay, a call of the kernel.
 *
 *   record (full) · record (full) · record → chunk
 */
import { sharedJoinBuffer } from '../readBuffer.ts';

/** The plain text of a full record (RFC 8446 section 5.1): more of the same write follows. */
export const recordBytes = 16_384;

export class RecordJoin {
  readonly #pass: (bytes: Uint8Array) => void;
  /** Full records, of which there is room for the next. */
  #waiting: Uint8Array[] = [];

  /** @param pass takes bytes that are valid during the call only */
  constructor(pass: (bytes: Uint8Array) => void) {
    this.#pass = pass;
  }

  /** A record was read. Shorter ones are the ends of their writes: those stay apart. */
  add(bytes: Uint8Array): void {
    this.#waiting.push(bytes);
    const isFull = (this.#waiting.length + 1) * recordBytes > sharedJoinBuffer().length;
    if (bytes.length < recordBytes || isFull) this.flush();
  }

  /** The read is over. */
  flush(): void {
    const [first, ...rest] = this.#waiting;
    if (first === undefined) return;
    this.#waiting = [];
    if (rest.length === 0) {
      this.#pass(first);
      return;
    }
    const buffer = sharedJoinBuffer();
    let length = 0;
    for (const bytes of [first, ...rest]) {
      buffer.set(bytes, length);
      length += bytes.length;
    }
    this.#pass(buffer.subarray(0, length));
  }
}
