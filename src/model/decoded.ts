/** Bytes shown as fields, and writes matched with reads. */

/** A part of a message: what it is called, what it says, and the bytes that say it. */
export interface DecodedField {
  readonly name: string;
  /** Empty where the parts say it. */
  readonly value: string;
  /** Its bytes: from `start` up to but without `end`; those of its parts lie inside. */
  readonly start: number;
  readonly end: number;
  /** What the value means, or where it comes from. */
  readonly note?: string;
  /** One sentence: what is wrong with it, and where. */
  readonly problem?: string;
  readonly fields?: readonly DecodedField[];
}

/** How sure a decoder is that bytes are its own. */
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
  /** The one that shows the fields; absent: nobody recognises the bytes. */
  readonly by?: DecoderMatch;
  readonly fields: readonly DecodedField[];
  /** What all of them say, the surest first. */
  readonly tried: readonly DecoderMatch[];
  /** Only the first so many bytes were looked at. */
  readonly cutAt?: number;
}

/** A write or a read of a stream, or a datagram. */
export interface WrittenPart {
  readonly seq: number;
  readonly length: number;
  /** It has bytes of the row that was asked about, or is it. */
  readonly isAsked: boolean;
  /** Where its first byte stands in the stream; of a datagram, 0. */
  readonly offset: number;
}

/** How the bytes of a row left one of our sockets and reached another one. */
export interface WriteToReadResult {
  /** Absent: `reason` says why nothing can be told. */
  readonly found?: {
    readonly writes: readonly WrittenPart[];
    readonly reads: readonly WrittenPart[];
    /** More of them than are listed. */
    readonly moreWrites: number;
    readonly moreReads: number;
    /** The other end: `client tcp://127.0.0.1:9998`. */
    readonly other: string;
    readonly isDatagram: boolean;
  };
  /** What else is to be said: bytes that are not read yet, rows that are no longer kept. */
  readonly remarks: readonly string[];
  readonly reason?: string;
}
