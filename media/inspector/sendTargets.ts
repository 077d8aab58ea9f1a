import { endpointLabel } from '../../src/model/endpointText.ts';
import type { Endpoint } from '../../src/model/endpoint.ts';
import { plainText } from './plainText.ts';

export interface SendTarget {
  readonly id: number;
  readonly label: string;
}

/** Connections offered at most: a picker with more is no picker. */
const limit = 200;

/**
 * Everything that can be sent to: clients, listeners (to all their connections), and open connections. The chosen
 * one is always among them: the page is not told of every connection.
 */
export function sendTargets(endpoints: readonly Endpoint[], chosen?: number): readonly SendTarget[] {
  const targets: SendTarget[] = [];
  for (const endpoint of endpoints) {
    if (endpoint.state === 'closed' || endpoint.state === 'failed') continue;
    const address = plainText(endpointLabel(endpoint));
    const isListener = endpoint.kind === 'listener';
    targets.push({ id: endpoint.id, label: isListener ? `to all of ${address}` : `to ${address}` });
    for (const connection of isListener ? endpoint.connections : []) {
      const open = connection.state === 'established' || connection.state === 'peerEnded';
      if (open)
        targets.push({
          id: connection.id,
          label: `to ${plainText(connection.remote) || `#${connection.id}`}`,
        });
    }
    if (targets.length >= limit) break;
  }
  const offered = targets.slice(0, limit);
  const isMissing = chosen !== undefined && !offered.some(({ id }) => id === chosen);
  return isMissing ? [{ id: chosen, label: `to #${chosen}` }, ...offered] : offered;
}
