/** The service upper. */
import type { Responder, ServiceSituation } from './responder.ts';

/**
 * Replies with the text in upper case, by Unicode's rules (`ß` → `SS`). A character split between chunks waits for its
 * rest; incomplete ones are sent as U+FFFD at the end, as every UTF-8 decoder does (Encoding Standard, section 8.1.1).
 * Each datagram is complete in itself.
 */
export function upper({ style }: ServiceSituation): Responder {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const encoder = new TextEncoder();
  const stream = style === 'stream';
  return {
    data(bytes, reply) {
      const text = decoder.decode(bytes, { stream });
      // A chunk that ends inside a character may yield nothing yet; an empty datagram is a reply.
      if (text !== '' || !stream) reply.send(encoder.encode(text.toUpperCase()));
    },
    end(reply) {
      const rest = decoder.decode();
      if (rest !== '') reply.send(encoder.encode(rest.toUpperCase()));
    },
  };
}
