/** A payload text as the source of a repeat. */
import type { PayloadEncoder } from '../sending/payloadEncoder.ts';
import type { RepeatPayload } from './repeatSender.ts';
import type { WrittenPayload } from '../sending/writtenPayload.ts';

/** A text that is encoded again for each send to `to`. */
export function repeatPayload(
  { encode }: PayloadEncoder,
  { payload, format }: WrittenPayload,
  to: number,
): RepeatPayload {
  return { key: `${format} ${payload}`, what: payload, encode: () => encode(payload, format, to) };
}
