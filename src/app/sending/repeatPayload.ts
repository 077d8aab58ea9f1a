import type { PayloadDoor } from './payloadDoor.ts';
import type { RepeatPayload } from './repeatSender.ts';
import type { WrittenPayload } from './writtenPayload.ts';

/** A text to be encoded anew for each send to `to`. */
export function repeatPayload(
  { encode }: PayloadDoor,
  { payload, format }: WrittenPayload,
  to: number,
): RepeatPayload {
  return { key: `${format} ${payload}`, what: payload, encode: () => encode(payload, format, to) };
}
