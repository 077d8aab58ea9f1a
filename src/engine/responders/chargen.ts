/** The service chargen (RFC 864). */
import type { Responder, ServiceSituation } from './responder.ts';

/** One line of RFC 864's pattern: 72 printing characters and CR LF. */
const lineBytes = 74;
/** The printing ASCII characters, SP to `~`: after this many lines the pattern repeats. */
const printingCharacters = 95;

/**
 * Sends RFC 864's pattern: on a stream endlessly, as fast as the peer reads; for each datagram, one of 1 to 512
 * characters. Received data is discarded.
 */
export function chargen({ style }: ServiceSituation): Responder {
  pattern ??= wholePattern();
  const bytes = pattern;
  if (style === 'stream') {
    const more: Responder['connect'] = (reply) => reply.send(bytes);
    return { connect: more, drained: more };
  }
  let datagrams = 0;
  return {
    data(_bytes, reply) {
      // The RFC requires a varying length; a fixed sequence needs no randomness.
      const length = 1 + ((datagrams++ * 74) % 512);
      reply.send(bytes.subarray(0, length));
    },
  };
}

/** Created on first use, then shared by all connections. */
let pattern: Uint8Array | undefined;

function wholePattern(): Uint8Array {
  const bytes = new Uint8Array(printingCharacters * lineBytes);
  for (let line = 0; line < printingCharacters; line++) {
    for (let column = 0; column < 72; column++) {
      bytes[line * lineBytes + column] = 0x20 + ((line + column) % printingCharacters);
    }
    bytes[line * lineBytes + 72] = 0x0d;
    bytes[line * lineBytes + 73] = 0x0a;
  }
  return bytes;
}
