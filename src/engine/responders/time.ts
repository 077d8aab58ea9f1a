/** The service time (RFC 868). */
import type { Responder, ServiceSituation } from './responder.ts';
import { onceService } from './onceService.ts';

/** Seconds from 1900-01-01, the epoch of RFC 868, to 1970-01-01. */
const secondsBefore1970 = 2_208_988_800;

/** Sends the seconds since 1900 as a 32-bit big-endian number, and closes (RFC 868). It wraps in 2036. */
export function time({ style, clock }: ServiceSituation): Responder {
  return onceService(style, () => {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, Math.floor(clock.wallMs() / 1000) + secondsBefore1970);
    return bytes;
  });
}
