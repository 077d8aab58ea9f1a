/** Decoded bytes as fields, and writes matched with reads, as the detail pane receives them. */

/** A part of a message: its name, its value and the bytes it was read from. */
export interface DecodedField {
  readonly name: string;
  /** Empty where the parts carry the value. */
  readonly value: string;
  /** Its bytes, `start` ≤ index < `end`; those of its parts lie inside. */
  readonly start: number;
  readonly end: number;
  /** What the value means, or where it comes from. */
  readonly note?: string;
  /** One sentence: what is wrong with it, and where. */
  readonly problem?: string;
  readonly fields?: readonly DecodedField[];
}

/** How confident a decoder is that the bytes are in its format. */
export type Sureness = 'certain' | 'likely' | 'no';

export interface DecoderMatch {
  readonly id: string;
  readonly label: string;
  readonly sure: Sureness;
  /** One sentence: why. */
  readonly reason: string;
}

export interface DecodeResult {
  /** No longer kept, or an empty datagram: nothing to decode. */
  readonly gone?: true;
  /** The decoder that produced the fields; absent: none recognises the bytes. */
  readonly by?: DecoderMatch;
  readonly fields: readonly DecodedField[];
  /** The verdicts of all decoders, most confident first. */
  readonly tried: readonly DecoderMatch[];
  /** The message goes on after the row: it was decoded from this many chunks. */
  readonly chunks?: number;
  /** Only this many bytes from the start were decoded. */
  readonly cutAt?: number;
}

/** A write or a read of a stream, or a datagram. */
export interface WrittenPart {
  readonly seq: number;
  readonly length: number;
  /** It contains bytes of the requested row, or is that row. */
  readonly isRequested: boolean;
  /** Stream offset of its first byte; 0 for a datagram. */
  readonly offset: number;
}

/** How the bytes of a row left one of our sockets and reached another one. */
export interface WriteToReadResult {
  /** Absent: `reason` says why no match is possible, unless the other end is not ours. */
  readonly found?: {
    readonly writes: readonly WrittenPart[];
    readonly reads: readonly WrittenPart[];
    /** Further ones that are not listed. */
    readonly moreWrites: number;
    readonly moreReads: number;
    /** The other end: `client tcp://127.0.0.1:9998`. */
    readonly other: string;
    readonly isDatagram: boolean;
  };
  /** Caveats: bytes not read yet, rows no longer in the capture. */
  readonly remarks: readonly string[];
  readonly reason?: string;
}
