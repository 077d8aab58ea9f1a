import type { DecodedField, Sureness } from '../../model/decoded.ts';

/** What is known about the bytes to decode. */
export interface DecodeContext {
  /** A datagram is complete; a chunk is a piece of a stream, and may begin and end anywhere. */
  readonly isDatagram: boolean;
  /** The sender: a client (what our listeners receive and our clients send) or a server. */
  readonly from: 'client' | 'server' | 'unknown';
  /** Ports of both ends, where there are any. */
  readonly ports: readonly number[];
}

export interface Verdict {
  readonly sure: Sureness;
  /** One sentence: why. */
  readonly reason: string;
}

/**
 * A decoder for one format. Both methods are pure, never throw, and take at most linear time. `judge` is called on
 * every decoder, `show` on the chosen one, even if its verdict was no.
 */
export interface Decoder {
  readonly id: string;
  readonly label: string;
  readonly judge: (bytes: Uint8Array, context: DecodeContext) => Verdict;
  readonly show: (bytes: Uint8Array, context: DecodeContext) => readonly DecodedField[];
  /**
   * Where the last message that begins in the first `own` bytes ends; beyond the bytes, if it goes on after them.
   * Undefined: it cannot be told. Pure, never throws, linear time.
   */
  readonly messageEnd?: (bytes: Uint8Array, own: number) => number | undefined;
}
