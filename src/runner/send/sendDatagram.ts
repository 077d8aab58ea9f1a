/** A datagram is sent when the kernel has taken it: what it refuses, it tells only then. */
import type { Sent } from '../../engine/contracts/openConnection.ts';
import { fail, type Result } from '../../model/result.ts';
import type { EndpointTalk } from '../state/connections.ts';
import type { Named } from '../state/named.ts';
import type { TestRun } from '../state/testRun.ts';

/** `send` gives it to the engine. Of several peers the last refusal is the answer. */
export async function sendDatagram(
  named: Exclude<Named, { kind: 'program' }>,
  { engine }: TestRun,
  send: () => Result<Sent> | Promise<Result<Sent>>,
): Promise<Result<Sent>> {
  const { talk } = named;
  const peer = named.kind === 'connection' ? named.conversation.id : undefined;
  delete talk.refused;
  const sent = await send();
  if (!sent.ok) return sent;
  await engine.whenDrained(peer ?? talk.id);
  return refusal(talk, peer) ?? sent;
}

/** Of a peer only its own: another's may be that of an answer. */
function refusal({ refused }: EndpointTalk, peer: number | undefined): Result<never> | undefined {
  if (refused === undefined || (peer !== undefined && refused.connection !== peer)) return undefined;
  return fail(refused.failure);
}
