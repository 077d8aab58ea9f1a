import type { Framer } from './framing.ts';
import { StuffedFramer } from './stuffedFramer.ts';

/** The longest run that one code byte stands for. */
const longestRun = 0xff;

/** Consistent overhead byte stuffing: each code byte says where the next zero was. */
export function cobsFramer(limitBytes: number): Framer {
  const stuffedBytes = (limit: number): number => limit + Math.ceil((limit + 1) / (longestRun - 1));
  return new StuffedFramer({ end: 0, stuffedBytes, decode }, limitBytes);
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
