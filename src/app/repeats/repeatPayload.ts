import type { PayloadEncoder } from '../sending/payloadEncoder.ts';
import type { RepeatPayload } from './repeatSender.ts';
import type { WrittenPayload } from '../sending/writtenPayload.ts';

/** A text to be encoded anew for each send to `to`. */
export function repeatPayload(
  { encode }: PayloadEncoder,
  { payload, format }: WrittenPayload,
  to: number,
): RepeatPayload {
  return { key: `${format} ${payload}`, what: payload, encode: () => encode(payload, format, to) };
}
