import type { Responder } from './responder.ts';

/** Sends back what arrives (RFC 862). */
export function echo(): Responder {
  return { data: (bytes, reply) => reply.send(bytes) };
}
