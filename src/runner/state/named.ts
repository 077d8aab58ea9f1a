/** What a name of an experiment stands for, and the address that `{{NAME}}` is. */
import { reachableAddress } from '../../address/formatAddress.ts';
import type { ConversationTalk, EndpointTalk } from './connections.ts';
import type { RunningProgram } from './runningProgram.ts';

export type Named =
  | { readonly kind: 'endpoint'; readonly talk: EndpointTalk; readonly endpointKind: 'listener' | 'client' }
  | { readonly kind: 'connection'; readonly conversation: ConversationTalk; readonly talk: EndpointTalk }
  | { readonly kind: 'program'; readonly program: RunningProgram };

/** What the engine knows it by. */
export function idOf(named: Exclude<Named, { kind: 'program' }>): number {
  return named.kind === 'connection' ? named.conversation.id : named.talk.id;
}

/**
 * `{{NAME}}`, `{{NAME.host}}` and `{{NAME.port}}`: where a listener can be reached, where a client is, or who a
 * connection came from. Undefined where there is no such name, or it has no address (a unix socket's client).
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
  const text = named.kind === 'connection' ? named.conversation.remote : named.talk.local;
  return text === '' ? undefined : reachableAddress(text);
}
