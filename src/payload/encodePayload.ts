import type { PayloadPart } from './payloadPart.ts';

/** The bytes of a payload: its parts, joined. */
export function encodePayload(parts: readonly PayloadPart[]): Uint8Array {
  const bytes = new Uint8Array(encodedLength(parts));
  let at = 0;
  for (const part of parts) {
    bytes.set(part.bytes, at);
    at += part.bytes.length;
  }
  return bytes;
}

export function encodedLength(parts: readonly PayloadPart[]): number {
  return parts.reduce((length, part) => length + part.bytes.length, 0);
}
