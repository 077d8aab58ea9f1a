/** `Engine.secure`: finds the connection on which TLS is to begin, and what it needs to know. */
import { isPathAddress, type AddressOptions } from '../model/address.ts';
import type { EndpointSpec } from '../model/endpointSpec.ts';
import { isRelaySpec } from '../model/endpointSpec.ts';
import { isClient } from '../model/endpointKinds.ts';
import { fail, success, type Result } from '../model/result.ts';
import type { TlsRole } from '../model/tlsOptions.ts';
import { StreamConnection } from './connection/streamConnection.ts';
import { beginTls } from './connection/tlsStart.ts';
import { tlsInRelay, tlsOfListener, tlsOverDatagrams } from './connection/tlsRefusals.ts';
import type { EndpointContext } from './contracts/endpointContext.ts';
import type { OpenConnection } from './contracts/openConnection.ts';

export interface SecureRequest {
  /** Default: the client of a connection that we have opened, the server of one that we have accepted. */
  readonly role?: TlsRole;
  /** Those of TLS; those of a listener for a server. */
  readonly options?: AddressOptions;
  /** Default: 10 s. */
  readonly timeoutMs?: number;
  /** The beginning of the peer's session, where it was received as data; default: a ClientHello that was received last. */
  readonly early?: Uint8Array;
}

const defaultTimeoutMs = 10_000;

/** A connection that is open, and the endpoint that it is one of. */
export interface Owned {
  /** Whether it was found by the id of its endpoint. */
  readonly byEndpoint: boolean;
  readonly connection: OpenConnection;
  readonly spec: EndpointSpec;
}

/** Settles once the handshake is done; see `StreamConnection.secure`. Never rejects. */
export async function secureConnection(
  context: Pick<EndpointContext, 'authority' | 'clock'>,
  owned: Owned,
  { role, options = {}, timeoutMs = defaultTimeoutMs, early }: SecureRequest,
): Promise<Result<void>> {
  const found = securable(owned);
  if (!found.ok) return found;
  const { connection, spec } = { ...owned, connection: found.value };
  const isOurs = isClient(spec.kind);
  const { address } = spec;
  const side = role ?? (isOurs ? 'client' : 'server');
  // A name is that of our peer, or our own: never both.
  const isNamed = !isPathAddress(address) && isOurs === (side === 'client');
  const how = {
    role: side,
    options,
    host: isNamed ? hostOf(address.host, isOurs) : undefined,
    peer: isPathAddress(address) ? undefined : hostIn(connection.remote),
  };
  const prepare = async () => (await import('./link/tls/startTls.ts')).startTls(context, how);
  return connection.secure(beginTls({ prepare, timeoutMs }), early);
}

function securable({ byEndpoint, connection, spec }: Owned): Result<StreamConnection> {
  if (isRelaySpec(spec)) return fail(tlsInRelay);
  if (!(connection instanceof StreamConnection)) return fail(tlsOverDatagrams);
  return byEndpoint && !isClient(spec.kind) ? fail(tlsOfListener) : success(connection);
}

function hostOf(host: string, isOurs: boolean): string {
  return isOurs && host === '*' ? '127.0.0.1' : host;
}

/** `127.0.0.1` of `127.0.0.1:53131`, `::1` of `[::1]:53131` */
function hostIn(remote: string): string | undefined {
  return /^\[?(.*?)\]?:\d+$/.exec(remote)?.[1];
}
