import type { AddressFamily } from './engineEvent.ts';

/** The largest payload of a UDP datagram over IPv4: 65,535 less the headers of IP and UDP (RFC 768). */
export const datagramLimitBytes = 65_507;
/** The same over IPv6, whose header does not count (RFC 8200 section 3). */
const datagramLimitBytesV6 = 65_527;

export function datagramLimit(family: AddressFamily | undefined): number {
  return family === 'AF_INET6' ? datagramLimitBytesV6 : datagramLimitBytes;
}
