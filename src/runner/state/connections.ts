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

export interface ConversationTalk {
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

export interface EndpointTalk {
  readonly id: number;
  readonly transport: Transport;
  /** Its local address, once it listens or is connected. */
  local: string;
  /** Everything that a datagram endpoint receives, from any peer; for a stream, only its end. */
  readonly inbox: Inbox;
  /** Connections (peers) without a name, oldest first. */
  readonly unnamed: ConversationTalk[];
  /** Conversations whose bytes may still be expected. */
  readonly conversations: Set<ConversationTalk>;
  /** The latest connection; for a client, its own. */
  latest: ConversationTalk | undefined;
  /** Bytes given to the engine and not yet accepted by the kernel. */
  unsent: number;
  /** The last failure, such as a rejected datagram. */
  failure: Failure | undefined;
  /** The sender of the datagram read last: a listener sends to it, as `sendto` after `recvfrom` would. */
  readFrom?: ConversationTalk;
  readonly watchers: Set<() => void>;
}

export class Conversations {
  readonly #endpoints = new Map<number, EndpointTalk>();
  readonly #conversations = new Map<number, ConversationTalk>();
  readonly #kept = new KeptBytes();
  readonly #stop: () => void;

  constructor(engine: Engine) {
    this.#stop = engine.subscribe((event) => this.#apply(event));
  }

  /** Starts tracking an endpoint; must be called before its first event. */
  follow(id: number, transport: Transport): EndpointTalk {
    const talk: EndpointTalk = {
      id,
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
    this.#endpoints.set(id, talk);
    return talk;
  }

  /** Drops a closed endpoint and everything that it received. */
  forget(talk: EndpointTalk): void {
    this.#endpoints.delete(talk.id);
    for (const conversation of talk.conversations) this.release(talk, conversation);
    talk.inbox.clear();
  }

  /** Drops an unnamed connection and everything that it received. */
  release(talk: EndpointTalk, conversation: ConversationTalk): void {
    conversation.inbox.clear();
    talk.conversations.delete(conversation);
    this.#conversations.delete(conversation.id);
  }

  dispose(): void {
    this.#stop();
    this.#endpoints.clear();
    this.#conversations.clear();
  }

  #apply(event: EngineEvent): void {
    const talk = this.#endpoints.get(event.endpoint);
    if (talk === undefined) return;
    const connection = 'connection' in event ? event.connection : undefined;
    const conversation = connection === undefined ? undefined : this.#conversations.get(connection);
    switch (event.type) {
      case 'bound':
        // The local address of a stream client is known once it is connected.
        if (event.connection === undefined) talk.local = event.local;
        break;
      case 'listening':
        talk.local = event.local;
        break;
      case 'accepted':
        this.#came(talk, event.connection, event.remote);
        break;
      case 'connected':
        talk.local = withScheme(talk.transport, event.local);
        this.#came(talk, event.connection, event.remote);
        break;
      case 'data':
        if (event.direction === 'out') talk.unsent = Math.max(0, talk.unsent - event.bytes.length);
        else received(talk, conversation, event.bytes);
        break;
      case 'end':
        if (event.direction === 'in') conversation?.inbox.mark('ended');
        break;
      case 'reset':
        talk.unsent = Math.max(0, talk.unsent - event.lost);
        if (event.direction === 'in') conversation?.inbox.mark('reset');
        break;
      case 'closed':
        talk.unsent = Math.max(0, talk.unsent - event.lost);
        (connection === undefined ? talk : conversation)?.inbox.mark('closed');
        break;
      case 'error':
        talk.failure = event.failure;
        break;
      default:
        return;
    }
    for (const changed of talk.watchers) changed();
  }

  #came(talk: EndpointTalk, id: number, remote: string): void {
    const inbox = new Inbox(styleOf(talk.transport), this.#kept);
    const conversation = { id, remote: withScheme(talk.transport, remote), inbox };
    this.#conversations.set(id, conversation);
    talk.conversations.add(conversation);
    talk.latest = conversation;
    talk.unnamed.push(conversation);
    if (talk.unnamed.length <= unnamedLimit) return;
    const oldest = talk.unnamed.shift();
    if (oldest !== undefined) this.release(talk, oldest);
  }
}

/** A datagram can be read under its peer's name or its listener's, but only once. */
function received(talk: EndpointTalk, conversation: ConversationTalk | undefined, bytes: Uint8Array): void {
  if (!isDatagram(talk.transport)) {
    conversation?.inbox.add(bytes);
    return;
  }
  const datagram = {
    bytes: Uint8Array.from(bytes),
    taken: false,
    onTaken: () => {
      if (conversation !== undefined) talk.readFrom = conversation;
    },
  };
  conversation?.inbox.addDatagram(datagram);
  talk.inbox.addDatagram(datagram);
}

function styleOf(transport: Transport): 'stream' | 'datagram' {
  return isDatagram(transport) ? 'datagram' : 'stream';
}

function withScheme(transport: Transport, hostPort: string): string {
  if (hostPort === '') return '';
  return hasPath(transport) ? `unix:${formatPath(hostPort)}` : `${transport}://${hostPort}`;
}
