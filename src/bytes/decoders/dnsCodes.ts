/** Numbers of DNS and their names (IANA, "Domain Name System Parameters"). */

export const opcodes: ReadonlyMap<number, string> = new Map([
  [0, 'standard'],
  [1, 'inverse'],
  [2, 'status'],
  [4, 'notify'],
  [5, 'update'],
  [6, 'stateful'],
]);

export const rcodes: ReadonlyMap<number, string> = new Map([
  [0, 'no error'],
  [1, 'format error (FORMERR)'],
  [2, 'server failure (SERVFAIL)'],
  [3, 'no such name (NXDOMAIN)'],
  [4, 'not implemented (NOTIMP)'],
  [5, 'refused (REFUSED)'],
  [6, 'name exists (YXDOMAIN)'],
  [7, 'record set exists (YXRRSET)'],
  [8, 'no such record set (NXRRSET)'],
  [9, 'not authoritative (NOTAUTH)'],
  [10, 'not in the zone (NOTZONE)'],
]);

const types: ReadonlyMap<number, string> = new Map([
  [1, 'A'],
  [2, 'NS'],
  [5, 'CNAME'],
  [6, 'SOA'],
  [12, 'PTR'],
  [13, 'HINFO'],
  [15, 'MX'],
  [16, 'TXT'],
  [17, 'RP'],
  [18, 'AFSDB'],
  [24, 'SIG'],
  [25, 'KEY'],
  [28, 'AAAA'],
  [29, 'LOC'],
  [33, 'SRV'],
  [35, 'NAPTR'],
  [36, 'KX'],
  [37, 'CERT'],
  [39, 'DNAME'],
  [41, 'OPT'],
  [42, 'APL'],
  [43, 'DS'],
  [44, 'SSHFP'],
  [45, 'IPSECKEY'],
  [46, 'RRSIG'],
  [47, 'NSEC'],
  [48, 'DNSKEY'],
  [49, 'DHCID'],
  [50, 'NSEC3'],
  [51, 'NSEC3PARAM'],
  [52, 'TLSA'],
  [53, 'SMIMEA'],
  [55, 'HIP'],
  [59, 'CDS'],
  [60, 'CDNSKEY'],
  [61, 'OPENPGPKEY'],
  [62, 'CSYNC'],
  [63, 'ZONEMD'],
  [64, 'SVCB'],
  [65, 'HTTPS'],
  [99, 'SPF'],
  [108, 'EUI48'],
  [109, 'EUI64'],
  [249, 'TKEY'],
  [250, 'TSIG'],
  [251, 'IXFR'],
  [252, 'AXFR'],
  [255, 'ANY'],
  [256, 'URI'],
  [257, 'CAA'],
]);

const classes: ReadonlyMap<number, string> = new Map([
  [1, 'IN'],
  [3, 'CH'],
  [4, 'HS'],
  [254, 'NONE'],
  [255, 'ANY'],
]);

export function typeName(type: number): string {
  return types.get(type) ?? `TYPE${type}`;
}

export function typeWords(type: number): { readonly value: string; readonly note: string } {
  return { value: typeName(type), note: String(type) };
}

/** In multicast DNS the highest bit is a flag (RFC 6762). */
export function classWords(
  value: number,
  highest: string,
): { readonly value: string; readonly note: string } {
  const known = classes.get(value) ?? classes.get(value & 0x7fff);
  const bit = value >= 0x8000 && !classes.has(value) ? ` · ${highest}` : '';
  return { value: known ?? `CLASS${value}`, note: `${value}${bit}` };
}
