/** Starts TLS on an open connection, from the texts of its user. */
import { parseTlsOptions } from '../../address/parseTlsOptions.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Engine } from '../../engine/engine.ts';
import type { AddressOptions } from '../../model/address.ts';
import type { Connection, Endpoint } from '../../model/endpoint.ts';
import { isClient } from '../../model/endpointKinds.ts';
import type { Parsed } from '../../model/problem.ts';
import { fail, success, type Result } from '../../model/result.ts';
import type { TlsRole } from '../../model/tlsOptions.ts';
import { filesInFolder } from '../../node/filesInFolder.ts';
import { badText } from '../failures/commandError.ts';
import type { SecureArguments } from './secureArguments.ts';

/** Our part, unless the user says otherwise: who has connected begins. */
export function usualRole({ kind }: Pick<Endpoint, 'kind'>): TlsRole {
  return isClient(kind) ? 'client' : 'server';
}

export function readTlsOptions(text: string, role: TlsRole): Parsed<AddressOptions> {
  return parseTlsOptions(text, {
    role,
    platform: process.platform,
    nodeVersion: process.versions.node,
  });
}

interface TlsStartParts {
  readonly engine: Pick<Engine, 'secure'>;
  readonly ledger: Pick<Ledger, 'connection'>;
  /** Of relative paths. */
  readonly baseFolder: string;
}

/** Settles with the connection once the handshake is done. @param id of the connection, or of the client whose it is */
export async function startTls(
  { engine, ledger, baseFolder }: TlsStartParts,
  endpoint: Endpoint,
  id: number,
  { role = usualRole(endpoint), options = '' }: SecureArguments,
): Promise<Result<Connection>> {
  const parsed = readTlsOptions(options, role);
  if (!parsed.ok) return fail(badText(options, parsed.problems));
  // Of a client, the connection that it has now: it may have another one later.
  const [own] = endpoint.connections;
  const secured = await engine.secure(id, { role, options: filesInFolder(parsed.value, baseFolder) });
  if (!secured.ok) return secured;
  const connection = ledger.connection(id) ?? (own === undefined ? undefined : ledger.connection(own.id));
  return connection === undefined
    ? fail({ code: 'ENOTCONN', message: 'The connection is closed already.' })
    : success(connection);
}
