import type { Responder, ServiceSituation } from './responder.ts';

/**
 * Sends back the text in upper case, as Unicode has it (`ß` → `SS`). A character that is split between chunks
 * waits for its rest; what never becomes one is sent as U+FFFD at the end, as every UTF-8 decoder does
 * (Encoding Standard, section 8.1.1). A datagram stands alone.
 */
export function upper({ style }: ServiceSituation): Responder {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const encoder = new TextEncoder();
  const stream = style === 'stream';
  return {
    data(bytes, reply) {
      const text = decoder.decode(bytes, { stream });
      // A chunk that ends the middle of a character may give nothing yet; an empty datagram is an answer.
      if (text !== '' || !stream) reply.send(encoder.encode(text.toUpperCase()));
    },
    end(reply) {
      const rest = decoder.decode();
      if (rest !== '') reply.send(encoder.encode(rest.toUpperCase()));
    },
  };
}
