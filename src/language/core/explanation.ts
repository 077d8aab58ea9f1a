/** What an editor says about a place in a text. */
import type { Span } from '../../model/problem.ts';

export interface Explanation extends Span {
  /** As it is written; only where that is not seen in the text. */
  readonly form?: string;
  readonly bytes?: BytesDescription;
  readonly sentences: readonly string[];
}

/** Bytes in words. */
export interface BytesDescription {
  /** `42 bytes`; for what changes from send to send, what it is now. */
  readonly length: string;
  /** `00 01 …`; undefined where it is not known. */
  readonly hex: string | undefined;
  /** As the payload notation writes it. */
  readonly text: string | undefined;
  /** Why the bytes are not known, or that others are sent. */
  readonly remark: string | undefined;
}
