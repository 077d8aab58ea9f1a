/** What programs pass to start TLS on a connection. */
import { tlsRoles, type TlsRole } from '../../model/tlsOptions.ts';
import { badArgument } from '../failures/commandError.ts';

export interface SecureArguments {
  /** Our part; absent: `client` for a connection that we have opened, `server` for an accepted one. */
  readonly role?: TlsRole;
  /** Options of TLS as in an address, separated by blanks: `verify=false servername=mail.example`. */
  readonly options?: string;
}

/** @throws a `CommandError` where they are anything else */
export function requireSecureArguments(value: unknown): SecureArguments {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null)
    throw badArgument('The arguments of secure must be an id and an object with role and options');
  const { role, options } = value as { role?: unknown; options?: unknown };
  const known = tlsRoles.find((one) => one === role);
  if (role !== undefined && known === undefined) throw badArgument('The role must be "server" or "client"');
  if (options !== undefined && typeof options !== 'string')
    throw badArgument('The options of TLS must be a text, such as "verify=false"');
  return {
    ...(known === undefined ? {} : { role: known }),
    ...(options === undefined ? {} : { options }),
  };
}
