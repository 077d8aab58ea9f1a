/** The options of addresses that are encrypted. */
import type { AddressKind } from '../model/endpointKinds.ts';
import { certificateFaults, certificateRequests, tlsVersions } from '../model/tlsOptions.ts';
import { transportNames, transports } from '../model/transports.ts';
import type { OptionRow } from './optionRow.ts';

const encrypted = transportNames.filter((name) => transports[name].encrypted);
const listener: readonly AddressKind[] = ['listener'];
const client: readonly AddressKind[] = ['client'];
const both: readonly AddressKind[] = ['listener', 'client'];

export const tlsOptionRows: readonly OptionRow[] = [
  {
    name: 'cert',
    transports: encrypted,
    kinds: both,
    type: 'file',
    default: "listeners: one of the lab's authority; clients: none",
    help: 'The certificate to present, with those that lead to its root: PEM, or PKCS #12 with the key in it.',
  },
  {
    name: 'key',
    transports: encrypted,
    kinds: both,
    type: 'file',
    default: 'in the file of cert',
    help: 'The private key of cert, in PEM.',
  },
  {
    name: 'passphrase',
    transports: encrypted,
    kinds: both,
    type: 'text',
    secret: true,
    default: 'none',
    help: 'Opens an encrypted key; it is shown and kept nowhere, so that a saved address comes without it.',
  },
  {
    name: 'ca',
    transports: encrypted,
    kinds: both,
    type: 'file',
    default: 'none',
    help: "Certificates to trust besides, in PEM. A client trusts the system's, and on this machine the lab's; a listener the lab's.",
  },
  {
    name: 'verify',
    transports: encrypted,
    kinds: both,
    type: 'boolean',
    default: 'true',
    help: "Whether a peer whose certificate cannot be trusted is refused; with false the handshake's row says why it would be.",
  },
  {
    name: 'requestCert',
    transports: encrypted,
    kinds: listener,
    type: 'word',
    choices: certificateRequests,
    default: 'no',
    help: 'Asks clients for a certificate (mutual TLS), or requires one.',
  },
  {
    name: 'servername',
    transports: encrypted,
    kinds: client,
    type: 'host',
    default: "the host's name",
    help: "The name to ask for (SNI, RFC 6066), and to find in the peer's certificate.",
  },
  {
    name: 'alpn',
    transports: encrypted,
    kinds: both,
    type: 'list',
    default: 'none',
    help: 'Protocols to offer or to take, the best first (ALPN, RFC 7301), such as h2,http/1.1.',
  },
  {
    name: 'minVersion',
    transports: encrypted,
    kinds: both,
    type: 'word',
    choices: tlsVersions,
    default: '1.2',
    help: 'The oldest version of TLS; 1.0 and 1.1 only where OpenSSL still has them.',
  },
  {
    name: 'maxVersion',
    transports: encrypted,
    kinds: both,
    type: 'word',
    choices: tlsVersions,
    default: '1.3',
    help: 'The newest version of TLS.',
  },
  {
    name: 'ciphers',
    transports: encrypted,
    kinds: both,
    type: 'text',
    default: "Node.js's",
    help: "Cipher suites in OpenSSL's notation, such as ECDHE-RSA-AES128-GCM-SHA256:HIGH.",
  },
  {
    name: 'present',
    transports: encrypted,
    kinds: listener,
    type: 'word',
    choices: certificateFaults,
    default: 'a right one',
    help: 'Presents a certificate with a fault, to see whether clients notice.',
  },
  {
    name: 'keylog',
    transports: encrypted,
    kinds: both,
    type: 'file',
    default: 'none',
    help: 'Appends the keys of each connection to this file (NSS key log), with which Wireshark decrypts it; so does whoever else reads the file.',
  },
];
