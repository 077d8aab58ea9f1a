/** DLE framing (ANSI X3.28 transparent text): frames from DLE STX to DLE ETX, with each DLE inside doubled. */
import type { Framer, TakeFramed } from './framing.ts';
import { PendingBytes } from './pendingBytes.ts';

const [begin, end, escape] = [0x02, 0x03, 0x10];

/** A message as a frame: DLE STX, the message with each DLE doubled, DLE ETX. */
export function encodeDle(message: Uint8Array): Uint8Array {
  const frame = new Uint8Array(message.length * 2 + 4);
  frame.set([escape, begin]);
  let length = 2;
  for (const byte of message) {
    frame[length++] = byte;
    if (byte === escape) frame[length++] = byte;
  }
  frame.set([escape, end], length);
  return frame.slice(0, length + 2);
}

/** Bytes kept of garbage between frames. */
const keptOfNoise = 64;

/** Bytes between frames are reported as malformed when the next frame begins. */
export class DleFramer implements Framer {
  readonly #limitBytes: number;
  /** The frame so far, or the first bytes of garbage. */
  readonly #pending = new PendingBytes();
  #isInside = false;
  /** The last byte was a DLE, which is not in `#pending` yet. */
  #isEscaped = false;
  #isSkipping = false;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  push(chunk: Uint8Array, take: TakeFramed): void {
    for (let at = 0; at < chunk.length;) {
      if (this.#isEscaped) {
        this.#isEscaped = false;
        this.#escaped(chunk[at] ?? 0, take);
        at++;
        continue;
      }
      const found = chunk.indexOf(escape, at);
      this.#isEscaped = found >= 0;
      const stop = found < 0 ? chunk.length : found;
      this.#add(chunk.subarray(at, stop), take);
      at = stop + 1;
    }
  }

  end(take: TakeFramed): void {
    if (this.#isEscaped) this.#add(Uint8Array.of(escape), take);
    const raw = this.#pending.takeWith(new Uint8Array());
    if (raw.length > 0)
      take(
        this.#isInside ? { kind: 'rest', raw } : { kind: 'malformed', reason: between, raw, fatal: false },
      );
    this.#isInside = this.#isEscaped = this.#isSkipping = false;
  }

  /** Handles the byte after a DLE. */
  #escaped(byte: number, take: TakeFramed): void {
    const isInside = this.#isInside;
    if (byte === begin) {
      this.#refuse(isInside ? 'A frame begins within another.' : between, take);
      this.#isInside = true;
      this.#pending.add(Uint8Array.of(escape, begin));
      return;
    }
    if (!isInside && byte === escape) {
      this.#isEscaped = true;
      this.#add(Uint8Array.of(escape), take);
      return;
    }
    this.#add(Uint8Array.of(escape, byte), take);
    if (!isInside || byte === escape) return;
    if (byte === end) this.#finish(take);
    else this.#refuse('Within a frame, after DLE comes DLE, ETX or STX.', take);
    this.#isInside = this.#isSkipping = false;
  }

  #add(bytes: Uint8Array, take: TakeFramed): void {
    if (!this.#isInside) this.#pending.add(bytes.subarray(0, keptOfNoise - this.#pending.length));
    else if (!this.#isSkipping) {
      this.#pending.add(bytes);
      // Each byte may be doubled.
      if (this.#pending.length > this.#limitBytes * 2 + 4) this.#tooLarge(take);
    }
  }

  #finish(take: TakeFramed): void {
    if (this.#isSkipping) return;
    const raw = this.#pending.takeWith(new Uint8Array());
    const message = withoutDoubles(raw.subarray(2, -2));
    if (message.length > this.#limitBytes) this.#tooLarge(take);
    else take({ kind: 'frame', message, raw });
  }

  #tooLarge(take: TakeFramed): void {
    this.#pending.clear();
    this.#isSkipping = true;
    take({ kind: 'tooLarge', limitBytes: this.#limitBytes });
  }

  #refuse(reason: string, take: TakeFramed): void {
    this.#isSkipping = false;
    const raw = this.#pending.takeWith(new Uint8Array());
    if (raw.length > 0) take({ kind: 'malformed', reason, raw, fatal: false });
  }
}

const between = 'Outside a frame, which begins with DLE STX (10 02), other bytes came.';

function withoutDoubles(stuffed: Uint8Array): Uint8Array {
  if (!stuffed.includes(escape)) return stuffed;
  const message = new Uint8Array(stuffed.length);
  let length = 0;
  for (let at = 0; at < stuffed.length; at++) {
    const byte = stuffed[at] ?? 0;
    message[length++] = byte;
    if (byte === escape) at++;
  }
  return message.slice(0, length);
}
