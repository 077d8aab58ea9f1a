/** How texts become bytes, for what is sent from here: saved payloads and repeats. */
import type { SendFormat } from '../../model/inspectorMessages.ts';
import type { Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { badText } from '../commandError.ts';
import { notation } from '../notation.ts';

export interface PayloadDoor {
  /** For one send to `to`: counters, times and random parts move on with each. */
  readonly encode: (text: string, format: SendFormat, to: number) => Result<Uint8Array>;
  /** For lists: how many bytes it has, as far as that is known before it is sent. Nothing moves on. */
  readonly measure: (text: string, format: SendFormat) => Result<{ readonly bytes?: number }>;
}

/** Payloads that are always the same. */
export const literalPayloads: PayloadDoor = {
  encode: literal,
  measure: (text, format) => {
    const bytes = literal(text, format);
    return bytes.ok ? success({ bytes: bytes.value.length }) : bytes;
  },
};

function literal(text: string, format: SendFormat): Result<Uint8Array> {
  const bytes = notation().outgoingBytes(text, format, 'none');
  return bytes.ok ? success(bytes.value) : fail(badText(text, bytes.problems));
}
