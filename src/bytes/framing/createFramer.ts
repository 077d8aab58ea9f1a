import { type Framer, frameLimitBytes, type Framing } from './framing.ts';
import { cobsFramer } from './cobs.ts';
import { DelimiterFramer } from './delimiterFramer.ts';
import { DleFramer } from './dle.ts';
import { lengthFramer } from './length.ts';
import { SizedFramer } from './sizedFramer.ts';
import { slipFramer } from './slip.ts';

/** Creates the framer for a framing. To add one: a row here and a file. */
export function createFramer(framing: Framing, limitBytes = frameLimitBytes): Framer {
  switch (framing.kind) {
    case 'none':
      return noFramer;
    case 'line':
      return new DelimiterFramer(Uint8Array.of(0x0a), limitBytes, { strip: withoutReturn });
    case 'delimiter':
      return new DelimiterFramer(framing.delimiter, limitBytes, { plus: framing.plus });
    case 'length':
      return lengthFramer(framing, limitBytes);
    case 'fixed':
      return new SizedFramer({
        measure: () => ({ kind: 'size', size: framing.size, prefix: 0 }),
        limitBytes,
      });
    case 'slip':
      return slipFramer(limitBytes);
    case 'cobs':
      return cobsFramer(limitBytes);
    case 'dle':
      return new DleFramer(limitBytes);
  }
}

function withoutReturn(line: Uint8Array): Uint8Array {
  return line.at(-1) === 0x0d ? line.subarray(0, -1) : line;
}

/** No framing: each chunk is a message. */
export const noFramer: Framer = {
  push: (chunk, take) => {
    if (chunk.length > 0) take({ kind: 'frame', message: chunk, raw: chunk });
  },
  end: () => undefined,
};
