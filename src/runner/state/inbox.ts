/** The received data of a conversation that no expectation has consumed, and how the peer ended it. */
import { countText } from '../../model/countText.ts';
import { formatBytes } from '../../model/units.ts';
import { createFramer } from '../../bytes/framing/createFramer.ts';
import type { Framed, Framer, Framing } from '../../bytes/framing/framing.ts';
import { StreamBuffer } from './streamBuffer.ts';

/** Bytes kept for expectations; beyond it, an experiment fails and reports it. */
export const unreadLimitBytes = 1024 * 1024;
/** The same for all conversations of a test. */
export const keptLimitBytes = 64 * 1024 * 1024;

/** The maximum number of datagrams, however short. */
const datagramLimit = 65_536;

/** The bytes in all inboxes of a test. */
export class KeptBytes {
  count = 0;
}

/** A datagram that may be in two inboxes, but is read once. */
export interface Datagram {
  readonly bytes: Uint8Array;
  taken: boolean;
  readonly onTaken?: () => void;
}

export class Inbox {
  /** Whether it contains a byte stream or messages. Frames are messages, too. */
  style: 'stream' | 'datagram';
  /** Bytes beyond the limit that were dropped; they follow the ones kept. */
  lost = 0;
  /** Bytes consumed by expectations. */
  takenBytes = 0;
  /** The peer's FIN was received. */
  ended = false;
  /** The peer's RST was received. */
  reset = false;
  closed = false;
  /** Why the data can no longer be split into frames. */
  framingFault: string | undefined;
  #framer: Framer | undefined;
  readonly #kept: KeptBytes;
  readonly #stream = new StreamBuffer();
  #datagrams: Datagram[] = [];
  #datagramBytes = 0;
  #limitBytes = unreadLimitBytes;
  readonly #watchers = new Set<() => void>();

  constructor(style: 'stream' | 'datagram', kept = new KeptBytes()) {
    this.style = style;
    this.#kept = kept;
  }

  /** Splits the unread data, and everything after it, into frames; a later call changes the framing from there on. */
  frameBy(framing: Framing): void {
    this.#framer = createFramer(framing);
    this.framingFault = undefined;
    const begun = this.style === 'stream' ? Uint8Array.from(this.unread ?? []) : new Uint8Array();
    this.#skipBytes(begun.length);
    this.style = 'datagram';
    if (begun.length > 0) this.add(begun);
    if (this.ended) this.mark('ended');
  }

  #framed(framed: Framed): void {
    if (this.framingFault !== undefined) return;
    if (framed.kind === 'frame') this.addDatagram({ bytes: Uint8Array.from(framed.message), taken: false });
    else if (framed.kind === 'tooLarge')
      this.framingFault = `A frame came that is larger than ${formatBytes(framed.limitBytes)}, the most that is kept.`;
    else if (framed.kind === 'malformed') this.framingFault = `What came is not a frame: ${framed.reason}`;
    else
      this.framingFault = `The peer ended within a frame, of which ${countText(framed.raw.length, 'byte')} had come.`;
  }

  /** Adds a stream's chunk; its bytes are copied. */
  add(bytes: Uint8Array): void {
    if (this.#framer !== undefined) {
      // A framer keeps views of its input.
      this.#framer.push(Uint8Array.from(bytes), (framed) => this.#framed(framed));
      this.#changed();
      return;
    }
    // Once something is lost, everything after it is too: a stream has no gaps.
    if (this.lost > 0 || !this.#hasRoom(this.#stream.length, bytes.length)) this.lost += bytes.length;
    else {
      this.#stream.append(bytes);
      this.#kept.count += bytes.length;
    }
    this.#changed();
  }

  addDatagram(datagram: Datagram): void {
    const { length } = datagram.bytes;
    if (!this.#hasRoomFor(datagram)) this.#dropTaken();
    if (this.#hasRoomFor(datagram)) {
      this.#datagrams.push(datagram);
      this.#count(length);
    } else this.lost += length;
    this.#changed();
  }

  mark(end: 'ended' | 'reset' | 'closed'): void {
    this[end] = true;
    if (end === 'ended') this.#framer?.end((framed) => this.#framed(framed));
    this.#changed();
  }

  /** Nothing more will arrive. */
  get isOver(): boolean {
    return this.ended || this.reset || this.closed;
  }

  /** Raises the limit to what an expectation needs at once. */
  expectLength(bytes: number): void {
    this.#limitBytes = Math.max(this.#limitBytes, bytes);
  }

  /** The unread data: all of a stream, or the first datagram; undefined if there is none. Valid until the next call. */
  get unread(): Uint8Array | undefined {
    if (this.style === 'stream') return this.#stream.length === 0 ? undefined : this.#stream.bytes;
    const first = this.#datagrams.findIndex(({ taken }) => !taken);
    if (first !== 0) this.#remove(first < 0 ? this.#datagrams.length : first);
    return this.#datagrams[0]?.bytes;
  }

  /** The unread datagrams, in order. */
  get datagrams(): readonly Uint8Array[] {
    return this.#datagrams.filter(({ taken }) => !taken).map(({ bytes }) => bytes);
  }

  /** Consumes the first bytes of a stream, or the first datagram. */
  take(count: number): Uint8Array {
    const taken = Uint8Array.from(
      this.unread?.subarray(0, this.style === 'stream' ? count : undefined) ?? [],
    );
    this.skip(count);
    return taken;
  }

  /** Consumes without a copy, for data that is only counted; returns the number of bytes. Includes lost ones. */
  skip(count: number): number {
    const skipped = this.style === 'stream' ? this.#skipBytes(count) : this.#skipDatagram();
    this.takenBytes += skipped;
    return skipped;
  }

  /** Drops everything. */
  clear(): void {
    this.#kept.count -= this.#stream.length;
    this.#stream.skip(this.#stream.length);
    this.#remove(this.#datagrams.length);
    this.#framer = undefined;
  }

  /** What its messages are called. */
  get messageName(): 'frame' | 'datagram' {
    return this.#framer === undefined ? 'datagram' : 'frame';
  }

  /** Calls `changed` after every change; returns a function that unsubscribes. */
  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => void this.#watchers.delete(changed);
  }

  #skipBytes(count: number): number {
    const there = Math.min(count, this.#stream.length);
    this.#stream.skip(there);
    this.#kept.count -= there;
    const notKept = Math.min(count - there, this.lost);
    this.lost -= notKept;
    return there + notKept;
  }

  #skipDatagram(): number {
    if (this.unread === undefined) return this.#skipLost();
    const [first] = this.#datagrams;
    if (first === undefined) return 0;
    first.taken = true;
    first.onTaken?.();
    this.#remove(1);
    return first.bytes.length;
  }

  #skipLost(): number {
    const { lost } = this;
    this.lost = 0;
    return lost;
  }

  #hasRoom(held: number, more: number): boolean {
    return (
      held + more <= this.#limitBytes && this.#kept.count + more <= Math.max(keptLimitBytes, this.#limitBytes)
    );
  }

  #hasRoomFor({ bytes }: Datagram): boolean {
    return this.#datagrams.length < datagramLimit && this.#hasRoom(this.#datagramBytes, bytes.length);
  }

  #dropTaken(): void {
    const left = this.#datagrams.filter(({ taken }) => !taken);
    this.#count(-this.#datagramBytes);
    this.#datagrams = left;
    this.#count(left.reduce((sum, { bytes }) => sum + bytes.length, 0));
  }

  #remove(count: number): void {
    for (const { bytes } of this.#datagrams.splice(0, count)) this.#count(-bytes.length);
  }

  #count(bytes: number): void {
    this.#datagramBytes += bytes;
    this.#kept.count += bytes;
  }

  #changed(): void {
    for (const changed of this.#watchers) changed();
  }
}
