import type { SendFormat } from '../../model/draft.ts';
import type { Result } from '../../model/result.ts';

/** How texts become bytes, for saved payloads and repeats. */
export interface PayloadEncoder {
  /** For one send to `to`: counters, times and random parts move on with each. */
  readonly encode: (text: string, format: SendFormat, to: number) => Result<Uint8Array>;
  /** For lists: how many bytes it has, as far as that is known before it is sent. Nothing moves on. */
  readonly measure: (text: string, format: SendFormat) => Result<{ readonly bytes?: number }>;
}
