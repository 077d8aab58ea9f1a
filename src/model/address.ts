/** An endpoint's address as a value; `parseAddress` and `formatAddress` convert it from and to text. */
import type { CertificateFault, CertificateRequest, TlsVersion } from './tlsOptions.ts';
import { hasPath, type InetTransport } from './transports.ts';

/** Values of the query part, by option name; see `optionTable`. Sizes are in bytes, times in milliseconds. */
export interface AddressOptions {
  readonly backlog?: number;
  readonly maxConnections?: number;
  readonly endAfterMs?: number;
  readonly reusePort?: boolean;
  readonly noDelay?: boolean;
  readonly keepAliveMs?: number;
  readonly keepAliveIntervalMs?: number;
  readonly keepAliveProbes?: number;
  readonly connectTimeoutMs?: number;
  readonly localAddress?: string;
  readonly localPort?: number;
  readonly family?: 4 | 6;
  readonly reconnectMs?: number;
  readonly receiveBuffer?: number;
  readonly sendBuffer?: number;
  /** Interface name or address the multicast group is joined on (clients: sent through). */
  readonly join?: string;
  /** Source address for source-specific multicast (RFC 4607). */
  readonly source?: string;
  readonly ttl?: number;
  readonly loop?: boolean;
  readonly broadcast?: boolean;
  /** The peer may reply from another port; see `udpAnyPortClient`. */
  readonly anyPort?: boolean;
  /** When a relay connects to its target: with each client, or with the first byte that one sends. */
  readonly connect?: 'accept' | 'first';
  /** After so much silence a relay forgets a client that sends it datagrams. */
  readonly idleMs?: number;
  /** Paths of PEM or PKCS #12 files; relative ones as those of unix sockets. */
  readonly cert?: string;
  readonly key?: string;
  readonly passphrase?: string;
  readonly ca?: string;
  readonly verify?: boolean;
  readonly requestCert?: CertificateRequest;
  readonly servername?: string;
  readonly alpn?: readonly string[];
  readonly minVersion?: TlsVersion;
  readonly maxVersion?: TlsVersion;
  readonly ciphers?: string;
  readonly present?: CertificateFault;
  readonly keylog?: string;
}

/** A TCP, TLS or UDP address. */
export interface InetAddress {
  readonly transport: InetTransport;
  /** Host name or IP address without brackets; `*` means all interfaces, IPv4 and IPv6. */
  readonly host: string;
  /** 0 to 65535; 0 asks the system for a free one (listeners only). */
  readonly port: number;
  readonly options: AddressOptions;
}

/** A unix domain socket (Windows: a named pipe). */
export interface UnixAddress {
  readonly transport: 'unix';
  /** As written: absolute, or relative to a folder that the caller chooses (the experiment's, the workspace's). */
  readonly path: string;
  readonly options: AddressOptions;
}

export type Address = InetAddress | UnixAddress;

/** Type guard for addresses that are a path. */
export function isPathAddress(address: Address): address is UnixAddress {
  return hasPath(address.transport);
}
