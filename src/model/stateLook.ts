/** Icon and tone of an endpoint or a connection by its state, the same in the tree and the page. */
import type { Connection, Endpoint } from './endpoint.ts';
import { endpointKinds } from './endpointKinds.ts';
import { transports } from './transports.ts';
import { ownConnection } from './endpointText.ts';

export interface StateLook {
  readonly icon: string;
  readonly tone: 'good' | 'busy' | 'warning' | 'error' | 'off';
}

const busy: StateLook = { icon: 'sync', tone: 'busy' };
const closed: StateLook = { icon: 'circle-slash', tone: 'off' };
const failed: StateLook = { icon: 'error', tone: 'error' };
const halfClosed: StateLook = { icon: 'circle-outline', tone: 'warning' };

export function endpointLook(endpoint: Endpoint): StateLook {
  const own = ownConnection(endpoint);
  if (own !== undefined && own.state !== 'established') return connectionLook(own);
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

export function connectionLook({ state }: Pick<Connection, 'state'>): StateLook {
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
