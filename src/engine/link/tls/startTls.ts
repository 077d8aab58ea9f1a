/** TLS that is started on a connection which is open already, by the one who dialed it or by the one who accepted it. */
import type { AddressOptions } from '../../../model/address.ts';
import type { TlsRole } from '../../../model/tlsOptions.ts';
import { success, type Result } from '../../../model/result.ts';
import type { StreamLink } from '../link.ts';
import { clientSide, type ClientContext } from './clientSide.ts';
import { serverSide } from './serverSide.ts';
import { TlsLink } from './tlsLink.ts';
import type { TlsSide } from './tlsSide.ts';

export interface TlsStartOptions {
  readonly role: TlsRole;
  readonly options: AddressOptions;
  /** What a client of ours connects to, or a listener of ours is bound to; absent: neither is known by a name. */
  readonly host: string | undefined;
  /** The peer's IP address; absent: it is on this machine. */
  readonly peer: string | undefined;
}

/** Reads the files of the options, and returns how TLS begins over a link. Never rejects. */
export async function startTls(
  context: ClientContext,
  how: TlsStartOptions,
): Promise<Result<(link: StreamLink) => TlsLink>> {
  const side = await sideOf(context, how);
  return side.ok ? success((link) => new TlsLink(link, { ...side.value, isStarted: true })) : side;
}

async function sideOf(
  context: ClientContext,
  { role, options, host, peer }: TlsStartOptions,
): Promise<Result<TlsSide>> {
  if (role === 'server') return serverSide(context, options, host);
  const begin = await clientSide(context, options, host);
  return begin.ok ? begin.value(peer) : begin;
}
