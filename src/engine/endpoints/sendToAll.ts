import type { Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { failureWith } from '../../node/failures.ts';
import type { OpenConnection, Sent } from '../contracts/openConnection.ts';

/**
 * Sends to every open connection of a listener. It fails only where nobody could be sent to, with the last
 * reason; `bytes` is the sum over all.
 */
export function sendToAll(connections: ReadonlyMap<number, OpenConnection>, bytes: Uint8Array): Result<Sent> {
  let failure = failureWith('ENOTCONN', 'send');
  let sent = 0;
  let count = 0;
  let waits = false;
  for (const connection of connections.values()) {
    const result = connection.send(bytes);
    if (result.ok) {
      count++;
      sent += result.value.bytes;
      waits ||= result.value.waits;
    } else {
      failure = result.failure;
    }
  }
  return count === 0 ? fail(failure) : success({ bytes: sent, waits });
}
