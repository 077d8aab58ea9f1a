import type { Framer } from './framing.ts';

/** Bytes as they came: each chunk is a message. */
export const noFramer: Framer = {
  push: (chunk, take) => {
    if (chunk.length > 0) take({ kind: 'frame', message: chunk, raw: chunk });
  },
  end: () => undefined,
};
