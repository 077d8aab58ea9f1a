/** Conversions of stdin before it is sent: line ends, and splitting into lines. */
import { joinBytes } from '../../bytes/byteWriter.ts';

const feed = 0x0a;
const carriageReturn = 0x0d;
const nothing: Uint8Array = new Uint8Array();

/** LF → CR LF, across chunks; CR LF stays. */
export class CrlfEnds {
  #last = 0;

  convert(chunk: Uint8Array): Uint8Array {
    const pieces: Uint8Array[] = [];
    let start = 0;
    for (let at = chunk.indexOf(feed); at >= 0; at = chunk.indexOf(feed, at + 1)) {
      const before = at === 0 ? this.#last : chunk[at - 1];
      if (before === carriageReturn) continue;
      pieces.push(chunk.subarray(start, at), Uint8Array.of(carriageReturn));
      start = at;
    }
    this.#last = chunk.at(-1) ?? this.#last;
    return pieces.length === 0 ? chunk : joinBytes([...pieces, chunk.subarray(start)]);
  }
}

/** Chunks → lines including their line ends; the last may lack one, and overlong ones are split. */
export class WholeLines {
  readonly #limitBytes: number;
  #rest = nothing;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  push(chunk: Uint8Array): Uint8Array[] {
    const bytes = this.#rest.length === 0 ? chunk : joinBytes([this.#rest, chunk]);
    const lines: Uint8Array[] = [];
    let start = 0;
    while (start < bytes.length) {
      const found = bytes.indexOf(feed, start);
      const end = found < 0 ? bytes.length : found + 1;
      if (found < 0 && end - start < this.#limitBytes) break;
      const cut = Math.min(end, start + this.#limitBytes);
      lines.push(bytes.subarray(start, cut));
      start = cut;
    }
    // A copy, so that the whole chunk is not retained for its last line.
    this.#rest = bytes.slice(start);
    return lines;
  }

  /** The remainder at the end of input. */
  end(): Uint8Array[] {
    const rest = this.#rest;
    this.#rest = nothing;
    return rest.length === 0 ? [] : [rest];
  }
}
