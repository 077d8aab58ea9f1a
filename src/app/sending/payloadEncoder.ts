/** The encoding of texts for saved payloads and repeats. */
import type { SendFormat } from '../../model/draft.ts';
import type { Result } from '../../model/result.ts';

export interface PayloadEncoder {
  /** Encodes one send to `to`: counters, times and random parts advance. */
  readonly encode: (text: string, format: SendFormat, to: number) => Result<Uint8Array>;
  /** For lists: the size, if it is known in advance. Advances nothing. */
  readonly measure: (text: string, format: SendFormat) => Result<{ readonly bytes?: number }>;
}
