/** Determines the endpoints or connections that a command acts on: the given rows, or one that the user picks. */
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Connection, Endpoint } from '../../model/endpoint.ts';
import {
  connectionDescription,
  connectionLabel,
  endpointDescription,
  endpointLabel,
} from '../../model/endpointText.ts';
import { nodeId, type SocketNode } from '../../app/sockets/socketNodes.ts';
import { askChoice, back, type Choice } from '../ui/ask.ts';
import { showInformation } from '../ui/messages.ts';

export interface SocketQuestion {
  readonly title: string;
  readonly placeholder: string;
  readonly endpoints?: (endpoint: Endpoint) => boolean;
  readonly connections?: (connection: Connection, endpoint: Endpoint) => boolean;
  /** The message where there is nothing to choose from. */
  readonly none: string;
}

/** Most connections of one endpoint that the picker lists. */
const connectionLimit = 500;

/** The ids of the given rows; without rows, asks for one. Empty: nothing chosen. */
export async function idsOf(
  nodes: readonly SocketNode[],
  ledger: Ledger,
  question: SocketQuestion,
): Promise<number[]> {
  if (nodes.length > 0) return nodes.map(nodeId);
  const choices = ledger.endpoints(connectionLimit).flatMap((endpoint) => choicesOf(endpoint, question));
  const [first] = choices;
  if (first === undefined) showInformation(question.none);
  // A single one needs no prompt.
  if (choices.length < 2) return first === undefined ? [] : [first.choose];
  const chosen = await askChoice({ ...question, choices });
  return chosen === undefined || chosen === back ? [] : [chosen];
}

function choicesOf(endpoint: Endpoint, { endpoints, connections }: SocketQuestion): Choice<number>[] {
  const choices: Choice<number>[] = [];
  if (endpoints?.(endpoint) === true) {
    choices.push({
      label: endpointLabel(endpoint),
      description: endpointDescription(endpoint),
      choose: endpoint.id,
    });
  }
  for (const connection of endpoint.connections) {
    if (connections?.(connection, endpoint) !== true) continue;
    const label = connectionLabel(connection, endpoint.transport);
    const description = `${connectionDescription(connection, endpoint.transport)} · of ${endpointLabel(endpoint)}`;
    choices.push({ label, description, choose: connection.id });
  }
  return choices;
}
