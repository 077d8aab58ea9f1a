import type { Responder } from './responder.ts';

/** Reads and throws away (RFC 863). */
export function discard(): Responder {
  return {};
}
