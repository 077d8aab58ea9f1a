/** Identifies a target: by an id that survives restarts, and by its label. */
import { isClient } from '../../model/endpointKinds.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import { connectionLabel, endpointLabel } from '../../model/endpointText.ts';

/** A client's connection stands for the client, which survives restarts; anything else stands for itself. */
export function targetId(ledger: Ledger, id: number): number {
  const owner = ledger.ownerOf(id);
  return owner !== undefined && isClient(ledger.endpoint(owner, 0)?.kind) ? owner : id;
}

/** The target's label in a status bar, a picker or a message. */
export function targetLabel(ledger: Ledger, id: number): string {
  const endpoint = ledger.endpoint(id, 0);
  if (endpoint !== undefined) return endpointLabel(endpoint);
  const connection = ledger.connection(id);
  if (connection === undefined) return `#${id}`;
  return connectionLabel(connection, ledger.namesAt(connection.endpoint, Infinity)?.transport ?? 'tcp');
}
