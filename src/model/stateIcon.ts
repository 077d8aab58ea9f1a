/** Icon and tone of an endpoint or a connection by its state, the same in the tree and the page. */
import type { Connection, Endpoint } from './endpoint.ts';
import { endpointKinds } from './endpointKinds.ts';
import { transports } from './transports.ts';
import { ownConnection } from './endpointText.ts';

export interface StateIcon {
  readonly icon: string;
  readonly tone: 'good' | 'busy' | 'warning' | 'error' | 'off';
}

const busy: StateIcon = { icon: 'sync', tone: 'busy' };
const closed: StateIcon = { icon: 'circle-slash', tone: 'off' };
const failed: StateIcon = { icon: 'error', tone: 'error' };
const halfClosed: StateIcon = { icon: 'circle-outline', tone: 'warning' };

export function endpointStateIcon(endpoint: Endpoint): StateIcon {
  const own = ownConnection(endpoint);
  if (own !== undefined && own.state !== 'established') return connectionStateIcon(own);
  switch (endpoint.state) {
    case 'opening':
    case 'connecting':
    case 'reconnecting':
      return busy;
    case 'listening':
    case 'bound':
    case 'connected':
      return { icon: openIcon(endpoint), tone: 'good' };
    case 'closed':
      return closed;
    case 'failed':
      return failed;
  }
}

export function connectionStateIcon({ state }: Pick<Connection, 'state'>): StateIcon {
  switch (state) {
    case 'connecting':
      return busy;
    case 'established':
      return { icon: 'circle-small-filled', tone: 'good' };
    case 'peerEnded':
    case 'ended':
      return halfClosed;
    case 'closed':
      return closed;
    case 'reset':
      return { icon: 'debug-disconnect', tone: 'error' };
    case 'failed':
      return failed;
  }
}

/** The icon of an endpoint that is open, or could be opened. */
export function openIcon({ kind, transport }: Pick<Endpoint, 'kind' | 'transport'>): string {
  return endpointKinds[kind].icon ?? transports[transport].listenerIcon;
}
