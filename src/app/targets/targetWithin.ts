/** What a send goes to while the user looks at one endpoint, connection or stream. */
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Connection } from '../../model/endpoint.ts';
import { isClient, isRelay } from '../../model/endpointKinds.ts';
import { canSendTo, isOpen } from '../../model/endpointText.ts';
import { isDatagram } from '../../model/transports.ts';
import { targetId } from './targetId.ts';

/** More than a user can tell apart; only whether there is exactly one matters. */
const connectionLimit = 1000;

/**
 * The target that an endpoint or connection stands for: itself; of a listener the current target if it is one of its
 * own, otherwise its only connection; of a connection that is closed the only one since; of a relay, and of its pairs, the
 * current target if it is one of their sides. Undefined: nobody, or several.
 */
export function targetWithin(ledger: Ledger, id: number, current: number | undefined): number | undefined {
  const connection = ledger.connection(id);
  const owner = ledger.endpoint(connection?.endpoint ?? id, connectionLimit);
  if (isRelay(owner?.kind)) return withinRelay(ledger, id, connection, current);
  if (connection !== undefined && canSendTo(connection)) return targetId(ledger, id);
  if (owner === undefined || !isOpen(owner)) return undefined;
  const open = owner.connections.filter(canSendTo);
  if (isClient(owner.kind)) return isDatagram(owner.transport) || open.length > 0 ? owner.id : undefined;
  if (connection !== undefined) return onlyOf(open.filter(({ openedAt }) => isSince(openedAt, connection)));
  if (current !== undefined && (current === owner.id || open.some((one) => one.id === current)))
    return current;
  return onlyOf(open);
}

/** Of a relay only what its user chose: a pair has two sides, and what is sent to either is a stranger's to the other. */
function withinRelay(
  ledger: Ledger,
  id: number,
  connection: Connection | undefined,
  current: number | undefined,
): number | undefined {
  const chosen = current === undefined ? undefined : ledger.connection(current);
  if (current === undefined || chosen === undefined || !canSendTo(chosen)) return undefined;
  const isIn = connection === undefined ? chosen.endpoint === id : current === id || chosen.pair === id;
  return isIn ? current : undefined;
}

/** The target while a stream is followed: its connection and no other, not even the next one of the same client. */
export function targetOfStream(ledger: Ledger, id: number): number | undefined {
  const connection = ledger.connection(id);
  return connection !== undefined && canSendTo(connection) ? targetId(ledger, id) : undefined;
}

function isSince(openedAt: number, { closedAt }: Connection): boolean {
  return closedAt !== undefined && openedAt >= closedAt;
}

/** One whose peer has ended counts while there is no other. */
function onlyOf(open: readonly Connection[]): number | undefined {
  const live = open.filter(({ state }) => state === 'established');
  const [only, another] = live.length > 0 ? live : open;
  return another === undefined ? only?.id : undefined;
}
