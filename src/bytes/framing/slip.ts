/** SLIP framing (RFC 1055). */
import type { Framer } from './framing.ts';
import { StuffedFramer } from './stuffedFramer.ts';

const [end, escape, escapedEnd, escapedEscape] = [0xc0, 0xdb, 0xdc, 0xdd];

/** An END before a frame, which many senders add, is an empty frame. */
export function slipFramer(limitBytes: number): Framer {
  return new StuffedFramer({ end, stuffedBytes: (limit) => limit * 2, decode }, limitBytes);
}

/** A message as a frame, followed by END. */
export function encodeSlip(message: Uint8Array): Uint8Array {
  const frame = new Uint8Array(message.length * 2 + 1);
  let length = 0;
  for (const byte of message) {
    if (byte === end || byte === escape) {
      frame[length++] = escape;
      frame[length++] = byte === end ? escapedEnd : escapedEscape;
    } else frame[length++] = byte;
  }
  frame[length++] = end;
  return frame.slice(0, length);
}

function decode(stuffed: Uint8Array): Uint8Array | string {
  if (!stuffed.includes(escape)) return stuffed;
  const message = new Uint8Array(stuffed.length);
  let length = 0;
  for (let at = 0; at < stuffed.length; at++) {
    const byte = stuffed[at] ?? 0;
    const next = byte === escape ? stuffed[++at] : undefined;
    if (byte !== escape) message[length++] = byte;
    else if (next === escapedEnd) message[length++] = end;
    else if (next === escapedEscape) message[length++] = escape;
    else return 'After the escape DB comes DC or DD (RFC 1055).';
  }
  return message.slice(0, length);
}
