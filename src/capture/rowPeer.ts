import { shortAddress } from '../model/endpointText.ts';
import { withoutScheme } from '../model/withoutScheme.ts';
import type { Ledger } from './ledger.ts';

/** Who a row is about; empty where unknown. */
export type RowPeer = (row: { readonly endpoint: number; readonly connection: number }) => string;

/** The connection's remote address, or the endpoint's own without its scheme. */
export function rowPeer(ledger: Ledger): RowPeer {
  return ({ endpoint, connection }) => {
    const remote = connection === 0 ? '' : (ledger.connection(connection)?.remote ?? '');
    return remote === '' ? withoutScheme(shortAddress(ledger.endpoint(endpoint, 0)?.address ?? '')) : remote;
  };
}
