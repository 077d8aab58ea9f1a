/** The target in words that say whose side it is: in the status bar, pickers and composers. */
import type { Ledger } from '../../capture/ledger/ledger.ts';
import { isClient } from '../../model/endpointKinds.ts';
import { canSendTo } from '../../model/endpointText.ts';
import { allClientsText, clientSideText, serverSideText } from '../../model/sideText.ts';
import { targetLabel } from './targetId.ts';

export function targetText(ledger: Ledger, id: number): string {
  const endpoint = ledger.endpoint(id, 1);
  if (endpoint !== undefined)
    return isClient(endpoint.kind)
      ? clientSideText(endpoint, endpoint.connections.find(canSendTo)?.local)
      : allClientsText(endpoint);
  const connection = ledger.connection(id);
  const owner = connection === undefined ? undefined : ledger.endpoint(connection.endpoint, 0);
  if (connection === undefined || owner === undefined) return targetLabel(ledger, id);
  const pair = connection.pair === undefined ? undefined : ledger.connection(connection.pair);
  return serverSideText({ ...owner, connections: pair === undefined ? [] : [pair] }, connection);
}

/** The same within a sentence. */
export function targetInSentence(ledger: Ledger, id: number): string {
  return targetText(ledger, id).replace(/^All (?=\w+ of )/, 'all ');
}
