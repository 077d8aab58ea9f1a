/** What a page shows, in as few characters as the title of a view has: `:9998 › :53131`. */
import type { Ledger } from '../../../capture/ledger/ledger.ts';
import { isClient } from '../../../model/endpointKinds.ts';
import { shortAddress } from '../../../model/addressText.ts';

/** Empty: all traffic. */
export function scopeText(ledger: Ledger, id: number | undefined): string {
  if (id === undefined) return '';
  const connection = ledger.connection(id);
  const endpoint = ledger.endpoint(connection?.endpoint ?? id, 0);
  if (endpoint === undefined) return `#${id}`;
  const name = endpoint.name ?? shortAddress(endpoint.address);
  // A client has one connection at a time.
  if (connection === undefined || isClient(endpoint.kind)) return name;
  return `${name} › ${connection.remote === '' ? `#${id}` : shortAddress(connection.remote)}`;
}
