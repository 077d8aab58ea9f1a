/** What an editor shows in a hover. */
import type { Span } from '../../model/problem.ts';

export interface Explanation extends Span {
  /** The syntax; only where the text itself does not show it. */
  readonly form?: string;
  readonly bytes?: BytesDescription;
  readonly sentences: readonly string[];
}

/** Bytes described for people. */
export interface BytesDescription {
  /** `42 bytes`; for a length that changes from send to send, the current one. */
  readonly length: string;
  /** `00 01 …`; undefined where the bytes are not known. */
  readonly hex: string | undefined;
  /** In payload notation. */
  readonly text: string | undefined;
  /** Why the bytes are not known, or that the bytes sent will differ. */
  readonly remark: string | undefined;
}
