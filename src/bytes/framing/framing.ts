/** How a stream of bytes is cut into messages. */
export type Framing =
  | { readonly kind: 'none' }
  /** Lines end with LF or CR LF. */
  | { readonly kind: 'line' }
  | {
      readonly kind: 'delimiter';
      readonly delimiter: Uint8Array;
      /** Bytes that follow the delimiter and belong to the frame, such as a check byte; absent: none. */
      readonly plus?: number;
    }
  | LengthFraming
  | { readonly kind: 'fixed'; readonly size: number }
  /** RFC 1055. */
  | { readonly kind: 'slip' }
  /** Consistent overhead byte stuffing, frames ended by a zero. */
  | { readonly kind: 'cobs' }
  /** DLE STX begins a frame and DLE ETX ends it; a DLE within is doubled (ANSI X3.28, transparent text). */
  | { readonly kind: 'dle' };

export interface LengthFraming {
  readonly kind: 'length';
  readonly width: LengthWidth;
  /** Bytes before the length. */
  readonly offset: number;
  /** The length counts all bytes of the frame, not only those after it. */
  readonly includesHeader: boolean;
}

export const lengthWidths = ['u8', 'u16be', 'u16le', 'u32be', 'u32le', 'varint'] as const;
export type LengthWidth = (typeof lengthWidths)[number];

/** Bytes that may stand before a length, or be a delimiter. */
export const frameHeaderLimitBytes = 4096;
/** Bytes a message may have, and that are kept of one that is not whole yet. */
export const frameLimitBytes = 1024 * 1024;

/** What comes out of a framer, in the order of the stream. */
export type Framed =
  | {
      readonly kind: 'frame';
      /**
       * What the frame carries: without delimiter, stuffing and a length in front. Where bytes follow the delimiter, or
       * stand before the length, it is the whole frame.
       */
      readonly message: Uint8Array;
      /** The frame as it stood in the stream. */
      readonly raw: Uint8Array;
    }
  /** A frame over the limit: it is skipped, and the next one is whole again. `length` where it was told. */
  | { readonly kind: 'tooLarge'; readonly limitBytes: number; readonly length?: number }
  /** What is no frame; with `fatal` nothing after it can be told apart any more, and all is skipped. */
  | { readonly kind: 'malformed'; readonly reason: string; readonly raw: Uint8Array; readonly fatal: boolean }
  /** At the end of the stream: the beginning of a frame that did not become whole. */
  | { readonly kind: 'rest'; readonly raw: Uint8Array };

export type TakeFramed = (framed: Framed) => void;

/** Cuts one direction of one connection. It keeps no more than the limit, and never the bytes of whole frames. */
export interface Framer {
  /** Takes a chunk, which must not change afterwards: frames are views of it where they can be. */
  push(chunk: Uint8Array, take: TakeFramed): void;
  /** The stream has ended. */
  end(take: TakeFramed): void;
}
