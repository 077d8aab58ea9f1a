/** What a user does to a relayed connection is for both of its sides. */
import type { Ledger } from '../../capture/ledger/ledger.ts';

/** An endpoint or a connection, and of a relay's connection the one that it is joined to as well, while that is open. */
export function bothSides(ledger: Pick<Ledger, 'connection'>, id: number): number[] {
  const pair = ledger.connection(id)?.pair;
  const isOpen = pair !== undefined && ledger.connection(pair)?.closedAt === undefined;
  return isOpen ? [id, pair] : [id];
}
