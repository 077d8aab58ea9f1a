/** Explains why a connection can no longer be used: which side ended it, how, and on which line. */
import { isDatagram } from '../../model/transports.ts';
import { accepts, isClient } from '../../model/endpointKinds.ts';
import type { ActionStatement } from '../../language/experiment/model/experiment.ts';
import type { Failure } from '../../model/result.ts';
import type { Conversation, EndingAction } from './connections.ts';
import type { Named } from './named.ts';
import type { Scope } from './bindings.ts';

type Endpoint = Exclude<Named, { kind: 'program' }>;

/** Records the action that ends a connection, or all of a listener, for failures at the other end. */
export function noteEnding({ action, line, endpoint }: ActionStatement, named: Endpoint): void {
  if (action !== 'end' && action !== 'close' && action !== 'reset') return;
  const ending: EndingAction = { line, name: endpoint.value, action };
  const ended = named.kind === 'connection' ? [named.conversation] : named.traffic.conversations;
  for (const conversation of ended) conversation.ending = ending;
}

/** Codes of calls on a socket that is not connected, or no longer. */
const gone: ReadonlySet<string> = new Set(['ENOTCONN', 'EPIPE', 'EBADF', 'ECONNRESET']);

/** The failure of a call, with its actual cause in place of the general message. */
export function whatEnded(named: Endpoint, failure: Failure, name: string, scope: Scope): Failure {
  const conversation = named.kind === 'connection' ? named.conversation : named.traffic.latest;
  const isListener = named.kind === 'endpoint' && accepts(named.endpointKind);
  if (
    !gone.has(failure.code) ||
    isDatagram(named.traffic.transport) ||
    isListener ||
    conversation === undefined
  )
    return failure;
  const { inbox, ending: own } = conversation;
  const { advice: _, ...rest } = failure;
  if (own !== undefined && !inbox.reset)
    return {
      ...rest,
      message: `${name} has no connection any more, by "${name} ${own.action}" on line ${own.line}.`,
    };
  const peers = peerEnding(named, conversation, scope);
  const how = inbox.reset || failure.code === 'ECONNRESET' ? 'reset' : 'ended';
  const where = peers === undefined ? '' : `, by "${peers.name} ${peers.action}" on line ${peers.line}`;
  return { ...rest, message: `${name} has no connection any more: its peer has ${how} it${where}.` };
}

/** What the test itself did at the other end, if that is its own. */
function peerEnding(named: Endpoint, { remote }: Conversation, scope: Scope): EndingAction | undefined {
  for (const other of scope.all().values()) {
    if (other.kind === 'program') continue;
    const far = other.kind === 'connection' ? other.conversation : other.traffic.latest;
    if (far?.ending === undefined) continue;
    const isPeer =
      named.kind === 'connection'
        ? other.kind === 'endpoint' &&
          isClient(other.endpointKind) &&
          remote !== '' &&
          other.traffic.local === remote
        : far.remote !== '' && far.remote === named.traffic.local;
    if (isPeer) return far.ending;
  }
  return undefined;
}
