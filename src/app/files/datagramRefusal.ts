import type { Ledger } from '../../capture/ledger/ledger.ts';
import { countNumber } from '../../model/countText.ts';
import { datagramLimit } from '../../model/datagramLimit.ts';
import type { Failure } from '../../model/result.ts';
import { isDatagram } from '../../model/transports.ts';

/** Refuses up front what exceeds a datagram; `what` names it in the message. */
export function datagramRefusal(ledger: Ledger, to: number, size: number, what: string): Failure | undefined {
  const owner = ledger.endpoint(ledger.ownerOf(to) ?? to, 1);
  if (owner === undefined || !isDatagram(owner.transport)) return undefined;
  const limit = datagramLimit(owner.family);
  if (size <= limit) return undefined;
  return {
    code: 'EMSGSIZE',
    call: 'send',
    message: `${what} has ${countNumber(size)} bytes, and one datagram carries at most ${countNumber(limit)}. Nothing was sent.`,
    advice: 'Send a part of it, or use TCP.',
  };
}
