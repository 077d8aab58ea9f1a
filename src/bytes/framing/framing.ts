/** How a stream of bytes is cut into messages. */
export type Framing =
  | { readonly kind: 'none' }
  /** Lines end with LF or CR LF. */
  | { readonly kind: 'line' }
  | {
      readonly kind: 'delimiter';
      readonly delimiter: Uint8Array;
      /** Bytes after the delimiter that belong to the frame, such as a checksum; absent: none. */
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

/** Most bytes before a length, or of a delimiter. */
export const frameHeaderLimitBytes = 4096;
/** Largest message, and so the most that is kept of an incomplete one. */
export const frameLimitBytes = 1024 * 1024;

/** The output of a framer, in stream order. */
export type Framed =
  | {
      readonly kind: 'frame';
      /**
       * The payload: without delimiter, stuffing and length prefix. Where bytes follow the delimiter, or precede the
       * length, it is the whole frame.
       */
      readonly message: Uint8Array;
      /** The frame as received. */
      readonly raw: Uint8Array;
    }
  /** A frame over the limit, which is skipped up to the next frame. `length` where the frame states it. */
  | { readonly kind: 'tooLarge'; readonly limitBytes: number; readonly length?: number }
  /** Bytes that are not a frame; after a `fatal` one framing is lost, and everything is skipped. */
  | { readonly kind: 'malformed'; readonly reason: string; readonly raw: Uint8Array; readonly fatal: boolean }
  /** An incomplete frame at the end of the stream. */
  | { readonly kind: 'rest'; readonly raw: Uint8Array };

export type TakeFramed = (framed: Framed) => void;

/** Splits one direction of a connection into frames. It buffers incomplete frames only, up to the limit. */
export interface Framer {
  /** Takes a chunk, which must not change afterwards: frames are views of it where they can be. */
  push(chunk: Uint8Array, take: TakeFramed): void;
  /** The stream has ended. */
  end(take: TakeFramed): void;
}
