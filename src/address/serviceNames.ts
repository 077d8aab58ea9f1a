import { transports, type Transport } from '../model/transports.ts';

/**
 * Well-known service names, from the IANA Service Name and Transport Protocol Port Number Registry (RFC 6335).
 * A selection, bundled so that a name means the same port on every machine.
 */
type Protocol = 'tcp' | 'udp' | 'both';

const table: readonly (readonly [name: string, port: number, protocol: Protocol])[] = [
  ['tcpmux', 1, 'tcp'],
  ['echo', 7, 'both'],
  ['discard', 9, 'both'],
  ['systat', 11, 'tcp'],
  ['daytime', 13, 'both'],
  ['qotd', 17, 'both'],
  ['chargen', 19, 'both'],
  ['ftp-data', 20, 'tcp'],
  ['ftp', 21, 'tcp'],
  ['ssh', 22, 'tcp'],
  ['telnet', 23, 'tcp'],
  ['smtp', 25, 'tcp'],
  ['time', 37, 'both'],
  ['whois', 43, 'tcp'],
  ['tacacs', 49, 'tcp'],
  ['domain', 53, 'both'],
  ['bootps', 67, 'udp'],
  ['bootpc', 68, 'udp'],
  ['tftp', 69, 'udp'],
  ['gopher', 70, 'tcp'],
  ['finger', 79, 'tcp'],
  ['http', 80, 'tcp'],
  ['kerberos', 88, 'both'],
  ['iso-tsap', 102, 'tcp'],
  ['acr-nema', 104, 'tcp'],
  ['pop3', 110, 'tcp'],
  ['sunrpc', 111, 'both'],
  ['auth', 113, 'tcp'],
  ['nntp', 119, 'tcp'],
  ['ntp', 123, 'udp'],
  ['epmap', 135, 'tcp'],
  ['netbios-ns', 137, 'udp'],
  ['netbios-dgm', 138, 'udp'],
  ['netbios-ssn', 139, 'tcp'],
  ['imap', 143, 'tcp'],
  ['snmp', 161, 'udp'],
  ['snmptrap', 162, 'udp'],
  ['bgp', 179, 'tcp'],
  ['irc', 194, 'tcp'],
  ['ptp-event', 319, 'udp'],
  ['ptp-general', 320, 'udp'],
  ['ldap', 389, 'both'],
  ['svrloc', 427, 'both'],
  ['https', 443, 'both'],
  ['microsoft-ds', 445, 'tcp'],
  ['kpasswd', 464, 'both'],
  ['submissions', 465, 'tcp'],
  ['isakmp', 500, 'udp'],
  ['mbap', 502, 'both'],
  ['exec', 512, 'tcp'],
  ['login', 513, 'tcp'],
  ['shell', 514, 'tcp'],
  ['syslog', 514, 'udp'],
  ['printer', 515, 'tcp'],
  ['talk', 517, 'udp'],
  ['ntalk', 518, 'udp'],
  ['router', 520, 'udp'],
  ['uucp', 540, 'tcp'],
  ['dhcpv6-client', 546, 'udp'],
  ['dhcpv6-server', 547, 'udp'],
  ['rtsp', 554, 'both'],
  ['nntps', 563, 'tcp'],
  ['submission', 587, 'tcp'],
  ['asf-rmcp', 623, 'udp'],
  ['ipp', 631, 'both'],
  ['ldaps', 636, 'tcp'],
  ['ldp', 646, 'both'],
  ['kerberos-adm', 749, 'tcp'],
  ['netconf-ssh', 830, 'tcp'],
  ['domain-s', 853, 'both'],
  ['rsync', 873, 'tcp'],
  ['ftps-data', 989, 'tcp'],
  ['ftps', 990, 'tcp'],
  ['telnets', 992, 'tcp'],
  ['imaps', 993, 'tcp'],
  ['pop3s', 995, 'tcp'],
  ['socks', 1080, 'tcp'],
  ['rmiregistry', 1099, 'tcp'],
  ['openvpn', 1194, 'both'],
  ['ms-sql-s', 1433, 'tcp'],
  ['ms-sql-m', 1434, 'udp'],
  ['l2tp', 1701, 'udp'],
  ['pptp', 1723, 'tcp'],
  ['radius', 1812, 'udp'],
  ['radius-acct', 1813, 'udp'],
  ['mqtt', 1883, 'tcp'],
  ['ssdp', 1900, 'udp'],
  ['nfs', 2049, 'both'],
  ['docker', 2375, 'tcp'],
  ['docker-s', 2376, 'tcp'],
  ['dict', 2628, 'tcp'],
  ['gpsd', 2947, 'tcp'],
  ['iscsi-target', 3260, 'tcp'],
  ['mysql', 3306, 'tcp'],
  ['ms-wbt-server', 3389, 'both'],
  ['stun', 3478, 'both'],
  ['turn', 3478, 'both'],
  ['nut', 3493, 'tcp'],
  ['svn', 3690, 'tcp'],
  ['sieve', 4190, 'tcp'],
  ['epmd', 4369, 'tcp'],
  ['ipsec-nat-t', 4500, 'udp'],
  ['vxlan', 4789, 'udp'],
  ['sip', 5060, 'both'],
  ['sips', 5061, 'tcp'],
  ['xmpp-client', 5222, 'tcp'],
  ['xmpp-server', 5269, 'tcp'],
  ['mdns', 5353, 'udp'],
  ['llmnr', 5355, 'udp'],
  ['postgresql', 5432, 'tcp'],
  ['amqps', 5671, 'tcp'],
  ['amqp', 5672, 'tcp'],
  ['coap', 5683, 'both'],
  ['coaps', 5684, 'both'],
  ['x11', 6000, 'tcp'],
  ['redis', 6379, 'tcp'],
  ['syslog-tls', 6514, 'tcp'],
  ['ircs-u', 6697, 'tcp'],
  ['http-alt', 8080, 'tcp'],
  ['secure-mqtt', 8883, 'tcp'],
  ['git', 9418, 'tcp'],
  ['bacnet', 47808, 'udp'],
];

const byName = new Map(table.map(([name, port, protocol]) => [`${name}/${protocol}`, port]));
const protocols = ['both', 'tcp', 'udp'] as const;

/** Names that stand for a port on this transport, in the order of their ports. */
export function serviceNames(transport: Transport): readonly string[] {
  const wanted = transports[transport].serviceProtocol;
  return table.filter(([, , protocol]) => protocol === 'both' || protocol === wanted).map(([name]) => name);
}

/** The port of a service (letter case does not matter), where it is known for this transport. */
export function servicePort(name: string, transport: Transport): number | undefined {
  const key = name.toLowerCase();
  return byName.get(`${key}/both`) ?? byName.get(`${key}/${transports[transport].serviceProtocol}`);
}

/** The port of a service on whatever transport it is known for. */
export function anyServicePort(name: string): number | undefined {
  const key = name.toLowerCase();
  for (const protocol of protocols) {
    const port = byName.get(`${key}/${protocol}`);
    if (port !== undefined) return port;
  }
  return undefined;
}
