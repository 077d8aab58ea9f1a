import type { Framer } from './framing.ts';
import { StuffedFramer } from './stuffedFramer.ts';

/** The longest run that one code byte stands for. */
const longestRun = 0xff;

/** Consistent overhead byte stuffing: each code byte says where the next zero was. */
export function cobsFramer(limitBytes: number): Framer {
  const stuffedBytes = (limit: number): number => limit + Math.ceil((limit + 1) / (longestRun - 1));
  return new StuffedFramer({ end: 0, stuffedBytes, decode }, limitBytes);
}

/** A message as a frame, its zero behind it (Cheshire and Baker, 1999). */
export function encodeCobs(message: Uint8Array): Uint8Array {
  const frame = new Uint8Array(message.length + Math.floor(message.length / (longestRun - 1)) + 2);
  let codeAt = 0;
  let length = 1;
  for (const byte of message) {
    // After the longest run no zero is meant, so the next run begins only where there is more.
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
  // A new array is zero already.
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
    // After the longest run, and at the end, no zero was taken away.
    if (code < longestRun && at < stuffed.length) length++;
  }
  return message.slice(0, length);
}
