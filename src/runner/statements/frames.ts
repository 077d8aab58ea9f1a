/** `NAME frames by FRAMING`: sets the framing from here on, in both directions. */
import { isClient } from '../../model/endpointKinds.ts';
import type { Conversation } from '../state/connections.ts';
import type { Named } from '../state/named.ts';
import { failedAt } from '../results/stepFailure.ts';
import type { StatementRunner } from './statementRunner.ts';

export const frames: StatementRunner<'frames'> = (statement, { scope }) => {
  const { endpoint, framing } = statement;
  const named = scope.find(endpoint.value);
  const conversation = named && framedConversation(named);
  if (conversation === undefined)
    return Promise.resolve(failedAt(statement, 'ENOTCONN', `${endpoint.value} has no connection.`));
  conversation.framing = framing;
  conversation.inbox.frameBy(framing);
  return Promise.resolve(undefined);
};

/** The connection of a name that has exactly one. */
export function framedConversation(named: Named): Conversation | undefined {
  if (named.kind === 'program') return undefined;
  if (named.kind === 'connection') return named.conversation;
  return isClient(named.endpointKind) ? named.traffic.latest : undefined;
}
