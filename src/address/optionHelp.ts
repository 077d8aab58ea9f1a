import type { AddressOptions } from '../model/address.ts';

/** What each option of the address notation does, in one sentence: for hover, completion and docs/addresses.md. */
export const optionHelp: Readonly<Record<keyof AddressOptions, string>> = {
  backlog: 'Connections that may wait to be accepted; the system may lower it (Linux: net.core.somaxconn).',
  maxConnections: 'Connections open at once; further ones are turned away, and each of those is an event.',
  endAfterMs:
    'Without a responder: ends our side so long after the peer ended its own and the last send; 0: never.',
  reusePort: 'Sets SO_REUSEPORT, so that several sockets may bind one port and share what arrives.',
  noDelay: "Sets TCP_NODELAY (no Nagle's algorithm); on a listener for each accepted connection.",
  keepAliveMs: 'Sets SO_KEEPALIVE; idle time before the first probe, in whole seconds (a rest is cut off).',
  keepAliveIntervalMs: 'With keepAliveMs: time between two probes, in whole seconds (TCP_KEEPINTVL).',
  keepAliveProbes:
    'With keepAliveMs: probes without an answer after which the connection is lost (TCP_KEEPCNT).',
  connectTimeoutMs: 'Gives up connecting after this time; 0 waits as long as the system does.',
  localAddress: 'The local address to connect from.',
  localPort: 'The local port to connect from; 0 lets the system choose.',
  family: "Uses only a name's IPv4 or only its IPv6 addresses.",
  reconnectMs: 'Connects again this long after the connection was lost or refused.',
  receiveBuffer: 'Sets SO_RCVBUF; the system may round, double or cap it (Linux: net.core.rmem_max).',
  sendBuffer: 'Sets SO_SNDBUF; the system may round, double or cap it (Linux: net.core.wmem_max).',
  join: 'The interface, by name (eth0) or address, to join the multicast group on; for clients, to send through.',
  source: 'Takes only what this sender sends to the group (source-specific multicast, RFC 4607).',
  ttl: 'Routers that a datagram may pass (IP_TTL, IP_MULTICAST_TTL); 0, for multicast only: this machine.',
  loop: 'Whether multicast sent from here is also received on this machine (IP_MULTICAST_LOOP).',
  broadcast: 'Sets SO_BROADCAST, without which the system refuses to send to a broadcast address.',
  anyPort:
    'Takes answers from any port, and goes on with that one (TFTP); the socket is not connected, so it does not hear of ICMP errors.',
  connect: 'Connects to the target as soon as a client is accepted, or with the first byte that it sends.',
  idleMs:
    'Forgets a client that has sent and received nothing for so long, and closes its socket towards the target.',
  cert: 'The certificate to present, with those that lead to its root: PEM, or PKCS #12 with the key in it.',
  key: 'The private key of cert, in PEM.',
  passphrase:
    'Opens an encrypted key; it is shown and kept nowhere, so that a saved address comes without it.',
  ca: "Certificates to trust besides, in PEM. A client trusts the system's, and on this machine the lab's; a listener the lab's.",
  verify:
    "Whether a peer whose certificate cannot be trusted is refused; with false the handshake's row says why it would be.",
  requestCert: 'Asks clients for a certificate (mutual TLS), or requires one.',
  servername: "The name to ask for (SNI, RFC 6066), and to find in the peer's certificate.",
  alpn: 'Protocols to offer or to take, the best first (ALPN, RFC 7301), such as h2,http/1.1.',
  minVersion: 'The oldest version of TLS; 1.0 and 1.1 only where OpenSSL still has them.',
  maxVersion: 'The newest version of TLS.',
  ciphers: "Cipher suites in OpenSSL's notation, such as ECDHE-RSA-AES128-GCM-SHA256:HIGH.",
  present: 'Presents a certificate with a fault, to see whether clients notice.',
  keylog:
    'Appends the keys of each connection to this file (NSS key log), with which Wireshark decrypts it; so does whoever else reads the file.',
};
