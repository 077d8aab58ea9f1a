/** The connections to which a send to a target goes now. */
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Connection } from '../../model/endpoint.ts';
import { canSendTo } from '../../model/endpointText.ts';

export function receivers(ledger: Ledger, id: number): number[] {
  const connection = ledger.connection(id);
  const all: readonly Connection[] =
    connection === undefined ? (ledger.endpoint(id)?.connections ?? []) : [connection];
  return all.filter(canSendTo).map((each) => each.id);
}
