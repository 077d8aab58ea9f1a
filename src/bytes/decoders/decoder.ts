import type { DecodedField, Sureness } from '../../model/decoded.ts';

/** What is known of bytes besides themselves. */
export interface DecodeContext {
  /** A datagram stands for itself; a chunk is a piece of a stream, which may begin and end anywhere. */
  readonly isDatagram: boolean;
  /** Who sent them: a client (what a listener of ours receives, what a client of ours sends) or a server. */
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
 * One format. Both questions are pure, never throw, and take time that grows with the bytes looked at at most.
 * `judge` is asked of every decoder; `show` of the chosen one, also when it said no.
 */
export interface Decoder {
  readonly id: string;
  readonly label: string;
  readonly judge: (bytes: Uint8Array, context: DecodeContext) => Verdict;
  readonly show: (bytes: Uint8Array, context: DecodeContext) => readonly DecodedField[];
}
