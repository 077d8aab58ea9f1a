/** What a name stands for at run time, and the address that `{{NAME}}` yields. */
import { reachableAddress } from '../../address/reachableAddress.ts';
import type { EndpointKind } from '../../model/endpointKinds.ts';
import type { Conversation, EndpointTraffic } from './connections.ts';
import type { RunningProgram } from './runningProgram.ts';

export type Named =
  | {
      readonly kind: 'endpoint';
      readonly traffic: EndpointTraffic;
      readonly endpointKind: EndpointKind;
    }
  | { readonly kind: 'connection'; readonly conversation: Conversation; readonly traffic: EndpointTraffic }
  | { readonly kind: 'program'; readonly program: RunningProgram };

/** Its id in the engine. */
export function idOf(named: Exclude<Named, { kind: 'program' }>): number {
  return named.kind === 'connection' ? named.conversation.id : named.traffic.id;
}

/**
 * `{{NAME}}`, `{{NAME.host}}` and `{{NAME.port}}`: the address of a listener, of a client, or of the peer of a
 * connection. Undefined for an unknown name, and where there is no address (a unix socket's client).
 */
export function addressOf(name: string, find: (name: string) => Named | undefined): string | undefined {
  const whole = find(name);
  if (whole !== undefined) return address(whole);
  const [, owner = '', field] = /^(.+)\.(host|port)$/s.exec(name) ?? [];
  const named = find(owner);
  const [, host, port] =
    /^\w+:\/\/(.*):(\d+)$/s.exec(named === undefined ? '' : (address(named) ?? '')) ?? [];
  return field === 'host' ? host?.replace(/^\[|\]$/g, '') : port;
}

function address(named: Named): string | undefined {
  if (named.kind === 'program') return undefined;
  const text = named.kind === 'connection' ? named.conversation.remote : named.traffic.local;
  return text === '' ? undefined : reachableAddress(text);
}
