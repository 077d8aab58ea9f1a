/** Tracks what the endpoints of a test receive: an inbox for each connection and peer, filled from engine events. */
import type { Engine } from '../../engine/engine.ts';
import { hasPath, isDatagram, type Transport } from '../../model/transports.ts';
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { Framing } from '../../bytes/framing/framing.ts';
import { formatPath } from '../../address/formatAddress.ts';
import type { Failure } from '../../model/result.ts';
import { Inbox, KeptBytes } from './inbox.ts';

/** Unnamed connections remembered per listener; beyond it, the oldest are forgotten. */
export const unnamedLimit = 10_000;

export interface Conversation {
  readonly id: number;
  /** Its address; empty where it has none. */
  readonly remote: string;
  readonly inbox: Inbox;
  /** The framing of sent messages. */
  framing?: Framing;
  /** The last action of this side that ended it, or its sending. */
  ending?: EndingAction;
}

/** `NAME end`, `NAME close` or `NAME reset`, and its line. */
export interface EndingAction {
  readonly line: number;
  readonly name: string;
  readonly action: 'end' | 'close' | 'reset';
}

export interface EndpointTraffic {
  readonly id: number;
  readonly transport: Transport;
  readonly isRelay: boolean;
  /** Its local address, once it listens or is connected. */
  local: string;
  /** Everything that a datagram endpoint receives, from any peer; for a stream, only its end. */
  readonly inbox: Inbox;
  /** Connections (peers) without a name, oldest first. */
  readonly unnamed: Conversation[];
  /** Conversations whose bytes may still be expected. */
  readonly conversations: Set<Conversation>;
  /** The latest connection; for a client, its own. */
  latest: Conversation | undefined;
  /** Bytes given to the engine and not yet accepted by the kernel. */
  unsent: number;
  /** The last failure, such as a rejected datagram. */
  failure: Failure | undefined;
  /** The sender of the datagram read last: a listener sends to it, as `sendto` after `recvfrom` would. */
  readFrom?: Conversation;
  readonly watchers: Set<() => void>;
}

/** Calls `changed` after every event of the endpoint; returns a function that unsubscribes. */
export function watchTraffic({ watchers }: EndpointTraffic, changed: () => void): () => void {
  watchers.add(changed);
  return () => void watchers.delete(changed);
}

export class Conversations {
  readonly #endpoints = new Map<number, EndpointTraffic>();
  readonly #conversations = new Map<number, Conversation>();
  readonly #kept = new KeptBytes();
  readonly #stop: () => void;

  constructor(engine: Engine) {
    this.#stop = engine.subscribe((event) => this.#apply(event));
  }

  /** Starts tracking an endpoint; must be called before its first event. Nobody reads what a relay receives. */
  follow(id: number, transport: Transport, isRelay = false): EndpointTraffic {
    const traffic: EndpointTraffic = {
      id,
      isRelay,
      transport,
      local: '',
      inbox: new Inbox(styleOf(transport), this.#kept),
      unnamed: [],
      conversations: new Set(),
      latest: undefined,
      unsent: 0,
      failure: undefined,
      watchers: new Set(),
    };
    this.#endpoints.set(id, traffic);
    return traffic;
  }

  /** Drops a closed endpoint and everything that it received. */
  forget(traffic: EndpointTraffic): void {
    this.#endpoints.delete(traffic.id);
    for (const conversation of traffic.conversations) this.release(traffic, conversation);
    traffic.inbox.clear();
  }

  /** Drops an unnamed connection and everything that it received. */
  release(traffic: EndpointTraffic, conversation: Conversation): void {
    conversation.inbox.clear();
    traffic.conversations.delete(conversation);
    this.#conversations.delete(conversation.id);
  }

  dispose(): void {
    this.#stop();
    this.#endpoints.clear();
    this.#conversations.clear();
  }

  #apply(event: EngineEvent): void {
    const traffic = this.#endpoints.get(event.endpoint);
    if (traffic === undefined) return;
    const connection = 'connection' in event ? event.connection : undefined;
    const conversation = connection === undefined ? undefined : this.#conversations.get(connection);
    switch (event.type) {
      case 'bound':
        // The local address of a stream client is known once it is connected.
        if (event.connection === undefined) traffic.local = event.local;
        break;
      case 'listening':
        traffic.local = event.local;
        break;
      case 'accepted':
        this.#came(traffic, event.connection, event.remote);
        break;
      case 'connected':
        if (!traffic.isRelay) traffic.local = withScheme(traffic.transport, event.local);
        this.#came(traffic, event.connection, event.remote);
        break;
      case 'data':
        if (event.direction === 'out') traffic.unsent = Math.max(0, traffic.unsent - event.bytes.length);
        else if (!traffic.isRelay) received(traffic, conversation, event.bytes);
        break;
      case 'end':
        if (event.direction === 'in') conversation?.inbox.mark('ended');
        break;
      case 'reset':
        traffic.unsent = Math.max(0, traffic.unsent - event.lost);
        if (event.direction === 'in') conversation?.inbox.mark('reset');
        break;
      case 'closed':
        traffic.unsent = Math.max(0, traffic.unsent - event.lost);
        (connection === undefined ? traffic : conversation)?.inbox.mark('closed');
        break;
      case 'error':
        traffic.failure = event.failure;
        break;
      default:
        return;
    }
    for (const changed of traffic.watchers) changed();
  }

  #came(traffic: EndpointTraffic, id: number, remote: string): void {
    if (traffic.isRelay) return;
    const inbox = new Inbox(styleOf(traffic.transport), this.#kept);
    const conversation = { id, remote: withScheme(traffic.transport, remote), inbox };
    this.#conversations.set(id, conversation);
    traffic.conversations.add(conversation);
    traffic.latest = conversation;
    traffic.unnamed.push(conversation);
    if (traffic.unnamed.length <= unnamedLimit) return;
    const oldest = traffic.unnamed.shift();
    if (oldest !== undefined) this.release(traffic, oldest);
  }
}

/** A datagram can be read under its peer's name or its listener's, but only once. */
function received(traffic: EndpointTraffic, conversation: Conversation | undefined, bytes: Uint8Array): void {
  if (!isDatagram(traffic.transport)) {
    conversation?.inbox.add(bytes);
    return;
  }
  const datagram = {
    bytes: Uint8Array.from(bytes),
    taken: false,
    onTaken: () => {
      if (conversation !== undefined) traffic.readFrom = conversation;
    },
  };
  conversation?.inbox.addDatagram(datagram);
  traffic.inbox.addDatagram(datagram);
}

function styleOf(transport: Transport): 'stream' | 'datagram' {
  return isDatagram(transport) ? 'datagram' : 'stream';
}

function withScheme(transport: Transport, hostPort: string): string {
  if (hostPort === '') return '';
  return hasPath(transport) ? `unix:${formatPath(hostPort)}` : `${transport}://${hostPort}`;
}
