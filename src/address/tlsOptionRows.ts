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
  },
  {
    name: 'key',
    transports: encrypted,
    kinds: both,
    type: 'file',
    default: 'in the file of cert',
  },
  {
    name: 'passphrase',
    transports: encrypted,
    kinds: both,
    type: 'text',
    secret: true,
    default: 'none',
  },
  {
    name: 'ca',
    transports: encrypted,
    kinds: both,
    type: 'file',
    default: 'none',
  },
  {
    name: 'verify',
    transports: encrypted,
    kinds: both,
    type: 'boolean',
    default: 'true',
  },
  {
    name: 'requestCert',
    transports: encrypted,
    kinds: listener,
    type: 'word',
    choices: certificateRequests,
    default: 'no',
  },
  {
    name: 'servername',
    transports: encrypted,
    kinds: client,
    type: 'host',
    default: "the host's name",
  },
  {
    name: 'alpn',
    transports: encrypted,
    kinds: both,
    type: 'list',
    default: 'none',
  },
  {
    name: 'minVersion',
    transports: encrypted,
    kinds: both,
    type: 'word',
    choices: tlsVersions,
    default: '1.2',
  },
  {
    name: 'maxVersion',
    transports: encrypted,
    kinds: both,
    type: 'word',
    choices: tlsVersions,
    default: '1.3',
  },
  {
    name: 'ciphers',
    transports: encrypted,
    kinds: both,
    type: 'text',
    default: "Node.js's",
  },
  {
    name: 'present',
    transports: encrypted,
    kinds: listener,
    type: 'word',
    choices: certificateFaults,
    default: 'a right one',
  },
  {
    name: 'keylog',
    transports: encrypted,
    kinds: both,
    type: 'file',
    default: 'none',
  },
];
