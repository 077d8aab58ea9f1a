/** What a conversation has received and no expectation has taken yet, and how the peer ended it. */

/** Bytes that are kept for expectations; over it an experiment fails and says so. */
export const unreadLimitBytes = 1024 * 1024;

/** How the peer, or we, ended a conversation. */
export interface InboxEnd {
  readonly kind: 'end' | 'reset' | 'closed';
}

export class Inbox {
  readonly style: 'stream' | 'datagram';
  /** Bytes that came over the limit and were not kept. */
  lost = 0;
  /** The peer's FIN was read. */
  ended = false;
  reset = false;
  closed = false;
  /** Every byte that ever came. */
  total = 0;
  readonly #datagrams: Uint8Array[] = [];
  #bytes = new Uint8Array(256);
  #start = 0;
  #end = 0;
  #unread = 0;
  readonly #watchers = new Set<() => void>();

  constructor(style: 'stream' | 'datagram') {
    this.style = style;
  }

  /** Takes in a chunk or a datagram; its bytes are copied. */
  add(bytes: Uint8Array): void {
    this.total += bytes.length;
    if (this.#unread + bytes.length > unreadLimitBytes) this.lost += bytes.length;
    else if (this.style === 'datagram') {
      this.#datagrams.push(Uint8Array.from(bytes));
      this.#unread += bytes.length;
    } else this.#append(bytes);
    this.#changed();
  }

  mark(end: 'ended' | 'reset' | 'closed'): void {
    this[end] = true;
    this.#changed();
  }

  /** Nothing more will come. */
  get isOver(): boolean {
    return this.ended || this.reset || this.closed;
  }

  /** What is there: of a stream all, of datagrams the first; undefined where nothing is. Until the next call. */
  get unread(): Uint8Array | undefined {
    if (this.style === 'datagram') return this.#datagrams[0];
    return this.#unread === 0 ? undefined : this.#bytes.subarray(this.#start, this.#end);
  }

  /** All that is there, for telling what came. */
  get rest(): Uint8Array {
    return this.style === 'datagram' ? Buffer.concat(this.#datagrams) : Uint8Array.from(this.unread ?? []);
  }

  /** How many datagrams wait. */
  get waiting(): number {
    return this.#datagrams.length;
  }

  /** Takes the first bytes of a stream, or the first datagram. */
  take(count: number): Uint8Array {
    if (this.style === 'datagram') {
      const first = this.#datagrams.shift() ?? new Uint8Array();
      this.#unread -= first.length;
      return first;
    }
    const taken = this.#bytes.slice(this.#start, Math.min(this.#end, this.#start + count));
    this.#start += taken.length;
    this.#unread -= taken.length;
    if (this.#unread === 0) this.#start = this.#end = 0;
    return taken;
  }

  /** Calls `changed` after everything that comes; the answer ends it. */
  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => void this.#watchers.delete(changed);
  }

  #append(bytes: Uint8Array): void {
    if (this.#end + bytes.length > this.#bytes.length) {
      const room = Math.max(this.#unread + bytes.length, Math.min(unreadLimitBytes, this.#bytes.length * 2));
      const larger = new Uint8Array(room);
      larger.set(this.#bytes.subarray(this.#start, this.#end));
      this.#bytes = larger;
      this.#start = 0;
      this.#end = this.#unread;
    }
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.length;
    this.#unread += bytes.length;
  }

  #changed(): void {
    for (const changed of [...this.#watchers]) changed();
  }
}
