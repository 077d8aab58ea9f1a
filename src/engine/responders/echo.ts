import type { Responder } from './responder.ts';

/** Sends back what arrives (RFC 862). */
export function echo(): Responder {
  return { keepsBytes: true, data: (bytes, reply) => reply.send(bytes) };
}
