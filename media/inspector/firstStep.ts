import { accepts } from '../../src/model/endpointKinds.ts';
import { isOpen } from '../../src/model/endpointText.ts';
import type { Endpoint } from '../../src/model/endpoint.ts';
import { peerCommand } from '../../src/address/peerCommand.ts';
import { plainText } from './parts/plainText.ts';

/** What a list without traffic teaches: that nothing is open, or how to reach what is. */
export type FirstStep =
  | { readonly kind: 'open' }
  | { readonly kind: 'connect'; readonly address: string; readonly command: string }
  | { readonly kind: 'wait'; readonly words: string };

/** `scope`: the endpoint or connection that alone is looked at. */
export function firstStep(endpoints: readonly Endpoint[], scope?: number): FirstStep {
  const open = endpoints.filter((endpoint) => isOpen(endpoint) && (scope ?? endpoint.id) === endpoint.id);
  // The newest one: it was started to be tried out.
  const listener = open.findLast(
    ({ kind, state }) => accepts(kind) && (state === 'listening' || state === 'bound'),
  );
  const command = listener === undefined ? undefined : peerCommand('nc', listener.address);
  if (listener !== undefined && command !== undefined) {
    return { kind: 'connect', address: plainText(listener.address), command };
  }
  if (scope !== undefined) return { kind: 'wait', words: 'No traffic here yet.' };
  return open.length > 0 ? { kind: 'wait', words: 'Open, and nothing has happened yet.' } : { kind: 'open' };
}

/** Nobody has connected to what is looked at, and no byte has come or gone. */
export function isUntouched(endpoints: readonly Endpoint[], scope?: number): boolean {
  return endpoints.every(
    ({ id, totalConnections, chunksIn, chunksOut }) =>
      (scope !== undefined && scope !== id) || totalConnections + chunksIn + chunksOut === 0,
  );
}
