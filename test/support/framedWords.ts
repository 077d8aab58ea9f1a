/** The output of framers as comparable text. */
import { createFramer } from '../../src/bytes/framing/createFramer.ts';
import type { Framed, Framing } from '../../src/bytes/framing/framing.ts';

/** Runs a framer over chunks; returns its output as text. */
export function framed(framing: Framing, chunks: readonly Uint8Array[], limitBytes?: number): string[] {
  const framer = createFramer(framing, limitBytes);
  const out: string[] = [];
  const take = (piece: Framed): void => void out.push(words(piece));
  for (const chunk of chunks) framer.push(chunk, take);
  framer.end(take);
  return out;
}

function words(piece: Framed): string {
  switch (piece.kind) {
    case 'frame':
      return `${latin1(piece.message)}|${latin1(piece.raw)}`;
    case 'tooLarge':
      return `too large: ${piece.limitBytes} ${piece.length ?? ''}`.trim();
    case 'malformed':
      return `malformed: ${latin1(piece.raw)}${piece.fatal ? ' fatal' : ''}`;
    case 'rest':
      return `rest: ${latin1(piece.raw)}`;
  }
}

export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
export const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
export const messages = (framing: Framing, text: string, limit?: number): string[] =>
  framed(framing, [bytes(text)], limit);
