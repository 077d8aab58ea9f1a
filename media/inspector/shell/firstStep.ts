import { accepts } from '../../../src/model/endpointKinds.ts';
import { isOpen } from '../../../src/model/endpointText.ts';
import type { Endpoint } from '../../../src/model/endpoint.ts';
import { peerCommand } from '../../../src/address/peerCommand.ts';
import { plainText } from '../parts/plainText.ts';

/** The hint of a list without traffic: that nothing is open, or how to connect to what is. */
export type FirstStep =
  | { readonly kind: 'open' }
  | { readonly kind: 'connect'; readonly address: string; readonly command: string }
  | { readonly kind: 'wait'; readonly words: string };

/** `scope`: the endpoint or connection that the list is limited to. */
export function firstStep(endpoints: readonly Endpoint[], scope?: number): FirstStep {
  const open = endpoints.filter((endpoint) => isOpen(endpoint) && (scope ?? endpoint.id) === endpoint.id);
  // The newest one, which was probably just started.
  const listener = open.findLast(
    ({ kind, state }) => accepts(kind) && (state === 'listening' || state === 'bound'),
  );
  const command = listener === undefined ? undefined : peerCommand('nc', listener.address);
  if (listener !== undefined && command !== undefined) {
    return { kind: 'connect', address: plainText(listener.address).replace(/^tcp:\/\//, ''), command };
  }
  if (scope !== undefined) return { kind: 'wait', words: 'No traffic here yet.' };
  return open.length > 0 ? { kind: 'wait', words: 'Open, and nothing has happened yet.' } : { kind: 'open' };
}

/** Nothing in the scope has had a connection, or any traffic. */
export function isUntouched(endpoints: readonly Endpoint[], scope?: number): boolean {
  return endpoints.every(
    ({ id, totalConnections, chunksIn, chunksOut }) =>
      (scope !== undefined && scope !== id) || totalConnections + chunksIn + chunksOut === 0,
  );
}
