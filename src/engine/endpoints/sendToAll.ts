/** Sends to every open connection of a listener. */
import { defined } from '../../model/defined.ts';
import type { Failure, Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { failureWith } from '../../node/failures.ts';
import type { OpenConnection, Sent, Written } from '../contracts/openConnection.ts';

/** Fails only if every send failed, with the last reason; `bytes` is the sum over all. */
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

/** The same, but waits for each; of several failures it returns the last. */
export async function writeToAll(
  connections: ReadonlyMap<number, OpenConnection>,
  bytes: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<Result<Written>> {
  const all = await Promise.all([...connections.values()].map((one) => one.write(bytes, signal)));
  let refusal = failureWith('ENOTCONN', 'send');
  let failure: Failure | undefined;
  let written = 0;
  let count = 0;
  for (const result of all) {
    if (result.ok) {
      count++;
      written += result.value.bytes;
      failure = result.value.failure ?? failure;
    } else {
      refusal = result.failure;
    }
  }
  if (count === 0) return fail(refusal);
  return success({ bytes: written, ...defined({ failure }) });
}
