/** COBS framing: consistent overhead byte stuffing (Cheshire and Baker, 1999), with zeros between frames. */
import type { Framer } from './framing.ts';
import { StuffedFramer } from './stuffedFramer.ts';

/** The longest run that one code byte represents. */
const longestRun = 0xff;

/** Each code byte gives the distance to the next zero. */
export function cobsFramer(limitBytes: number): Framer {
  const stuffedBytes = (limit: number): number => limit + Math.ceil((limit + 1) / (longestRun - 1));
  return new StuffedFramer({ end: 0, stuffedBytes, decode }, limitBytes);
}

/** A message as a frame, followed by its zero. */
export function encodeCobs(message: Uint8Array): Uint8Array {
  const frame = new Uint8Array(message.length + Math.floor(message.length / (longestRun - 1)) + 2);
  let codeAt = 0;
  let length = 1;
  for (const byte of message) {
    // The longest run implies no zero, so another run begins only where there is more.
    if (length - codeAt === longestRun) {
      frame[codeAt] = longestRun;
      codeAt = length++;
    }
    if (byte !== 0) frame[length++] = byte;
    else {
      frame[codeAt] = length - codeAt;
      codeAt = length++;
    }
  }
  frame[codeAt] = length - codeAt;
  // The last byte is the zero already.
  return frame.slice(0, length + 1);
}

function decode(stuffed: Uint8Array): Uint8Array | string {
  const message = new Uint8Array(stuffed.length);
  let length = 0;
  for (let at = 0; at < stuffed.length;) {
    const code = stuffed[at] ?? 0;
    const run = stuffed.subarray(at + 1, at + code);
    if (run.length < code - 1) return `The code ${code} points beyond the end of the frame.`;
    message.set(run, length);
    length += run.length;
    at += code;
    // The longest run and the last one replace no zero.
    if (code < longestRun && at < stuffed.length) length++;
  }
  return message.slice(0, length);
}
