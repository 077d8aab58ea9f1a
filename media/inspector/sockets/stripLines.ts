import type { Connection, Endpoint } from '../../../src/model/endpoint.ts';
import type { SocketAction } from '../../../src/page/socketMessages.ts';
import { countText } from '../../../src/model/countText.ts';
import {
  connectionDescription,
  connectionLabel,
  endpointDescription,
  endpointLabel,
  isOpen,
  ownConnection,
} from '../../../src/model/endpointText.ts';
import { plainText } from '../parts/plainText.ts';
import { connectionStateIcon, endpointStateIcon, type StateIcon } from '../../../src/model/stateIcon.ts';

/** A line of the connection strip: an endpoint, one of its connections, or the number of further ones. */
export interface StripLine extends StateIcon {
  readonly key: string;
  /** 0 if the line represents several. */
  readonly id: number;
  readonly level: 'endpoint' | 'connection' | 'more';
  readonly name: string;
  readonly words: string;
  readonly actions: readonly SocketAction[];
  /** Of a connected client: its connection, which all actions but Stop are about. */
  readonly connection?: number;
}

/** Most lines shown. */
export const stripLimit = 120;
/** Most connections shown per endpoint, so that the next endpoint is not far. */
const connectionLimit = 50;

/** Open ones first. A connected client and its connection are one line. */
export function stripLines(all: readonly Endpoint[]): readonly StripLine[] {
  const endpoints = all.toSorted((one, other) => Number(isOpen(other)) - Number(isOpen(one)));
  const lines: StripLine[] = [];
  for (const [index, endpoint] of endpoints.entries()) {
    if (lines.length >= stripLimit) {
      lines.push(moreLine('more-endpoints', endpoints.length - index, 'endpoint'));
      break;
    }
    lines.push(endpointLine(endpoint));
    if (ownConnection(endpoint) !== undefined) continue;
    const room = Math.min(connectionLimit, stripLimit - lines.length);
    const shown = endpoint.connections.slice(0, Math.max(0, room));
    for (const connection of shown) lines.push(connectionLine(connection, endpoint.transport));
    const open = shown.filter(({ closedAt }) => closedAt === undefined).length;
    const hidden = Math.max(endpoint.openConnections - open, endpoint.connections.length - shown.length);
    if (hidden > 0) lines.push(moreLine(`more-${endpoint.id}`, hidden, 'connection'));
  }
  return lines;
}

function endpointLine(endpoint: Endpoint): StripLine {
  const { icon, tone } = endpointStateIcon(endpoint);
  const own = ownConnection(endpoint);
  return {
    key: `e${endpoint.id}`,
    id: endpoint.id,
    level: 'endpoint',
    icon,
    tone,
    name: plainText(endpointLabel(endpoint)),
    words: plainText(endpointDescription(endpoint)),
    actions: own === undefined ? (isOpen(endpoint) ? ['stop'] : []) : clientActions(own),
    ...(own === undefined ? {} : { connection: own.id }),
  };
}

function connectionLine(connection: Connection, transport: Endpoint['transport']): StripLine {
  const { icon, tone } = connectionStateIcon(connection);
  return {
    key: `c${connection.id}`,
    id: connection.id,
    level: 'connection',
    icon,
    tone,
    name: plainText(connectionLabel(connection, transport)),
    words: plainText(connectionDescription(connection, transport)),
    actions: actionsOf(connection),
  };
}

/** A client can be stopped in each state of its connection. */
function clientActions(own: Connection): readonly SocketAction[] {
  const actions = actionsOf(own);
  return actions.length === 0 ? ['stop'] : actions;
}

function actionsOf({ state, socketType, readingPaused }: Connection): readonly SocketAction[] {
  if (state !== 'established' && state !== 'peerEnded' && state !== 'ended') return [];
  if (socketType === 'SOCK_DGRAM') return [];
  const reading: SocketAction = readingPaused ? 'resumeReading' : 'pauseReading';
  return [...(state === 'ended' ? [] : ['halfClose' as const]), reading, 'reset', 'stop'];
}

function moreLine(key: string, hidden: number, word: string): StripLine {
  const words = `and ${countText(hidden, `more ${word}`)}`;
  return { key, id: 0, level: 'more', icon: 'ellipsis', tone: 'off', name: '', words, actions: [] };
}
