import type { Endpoint } from '../../src/model/endpoint.ts';
import { plainText } from './plainText.ts';

/** What an empty list teaches: that nothing is open, or how to reach what is. */
export type FirstStep =
  | { readonly kind: 'open' }
  | { readonly kind: 'connect'; readonly address: string; readonly command: string }
  | { readonly kind: 'wait'; readonly words: string };

export function firstStep(endpoints: readonly Endpoint[], scoped: boolean): FirstStep {
  if (scoped) return { kind: 'wait', words: 'No traffic here yet.' };
  const open = endpoints.filter(({ state }) => state !== 'closed' && state !== 'failed');
  const listener = open.find(
    ({ kind, state }) => kind === 'listener' && (state === 'listening' || state === 'bound'),
  );
  const command = listener === undefined ? undefined : netcat(listener.address);
  if (listener !== undefined && command !== undefined) {
    return { kind: 'connect', address: plainText(listener.address), command };
  }
  return open.length > 0 ? { kind: 'wait', words: 'Open, and nothing has happened yet.' } : { kind: 'open' };
}

/** The command for a terminal that talks to a listener. Only for addresses that need no quoting. */
function netcat(address: string): string | undefined {
  const inet = /^(tcp|udp):\/\/(\[[0-9a-fA-F:.]+\]|[0-9A-Za-z.*-]+):(\d+)$/.exec(address);
  if (inet !== null) {
    const [, transport, host = '', port = ''] = inet;
    const reachable = host === '*' || host === '0.0.0.0' ? '127.0.0.1' : host.replace(/^\[|\]$/g, '');
    return `nc ${transport === 'udp' ? '-u ' : ''}${reachable} ${port}`;
  }
  const path = /^unix:(\/[0-9A-Za-z_./-]+)$/.exec(address)?.[1];
  return path === undefined ? undefined : `nc -U ${path}`;
}
