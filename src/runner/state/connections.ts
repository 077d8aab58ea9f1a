/** What the endpoints of a test receive: an inbox for each connection and peer, filled from the engine's events. */
import type { Engine } from '../../engine/engine.ts';
import { hasPath, isDatagram, type Transport } from '../../model/transports.ts';
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { Framing } from '../../bytes/framing/framing.ts';
import { formatPath } from '../../address/formatAddress.ts';
import type { Failure } from '../../model/result.ts';
import { Inbox, KeptBytes } from './inbox.ts';

/** Connections without a name that are remembered for each listener; over it the oldest are forgotten. */
export const unnamedLimit = 10_000;

export interface ConversationTalk {
  readonly id: number;
  /** In our notation; empty where it has no address. */
  readonly remote: string;
  readonly inbox: Inbox;
  /** How what is sent is framed. */
  framing?: Framing;
  /** What this side has done last that ends it, or its sending. */
  ending?: EndingDeed;
}

/** `NAME end`, `NAME close` or `NAME reset`, and the line that it stands on. */
export interface EndingDeed {
  readonly line: number;
  readonly name: string;
  readonly deed: 'end' | 'close' | 'reset';
}

export interface EndpointTalk {
  readonly id: number;
  readonly transport: Transport;
  /** Where it is, in our notation, once it listens or is connected. */
  local: string;
  /** Everything that a datagram endpoint receives, whoever sent it; of a stream only its end. */
  readonly inbox: Inbox;
  /** Connections (peers) that came and have no name yet, the oldest first. */
  readonly unnamed: ConversationTalk[];
  /** Those whose bytes somebody may still expect. */
  readonly conversations: Set<ConversationTalk>;
  /** The latest connection: a client's own. */
  latest: ConversationTalk | undefined;
  /** Bytes that were given to the engine and that no kernel has taken yet. */
  unsent: number;
  /** What went wrong last, such as a datagram that nobody takes. */
  failure: Failure | undefined;
  /** Whose datagram was read last: a listener answers it, as `sendto` does after `recvfrom`. */
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

  /** Begins to listen to an endpoint; before anything of it can have happened. */
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

  /** Lets go of an endpoint that is closed, and of all that it has received. */
  forget(talk: EndpointTalk): void {
    this.#endpoints.delete(talk.id);
    for (const conversation of talk.conversations) this.release(talk, conversation);
    talk.inbox.clear();
  }

  /** Lets go of a connection that has no name any more, and of all that it has received. */
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
        // A stream client's own address is known once it is connected.
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

/** A datagram can be read under its peer's name or as its listener's, but only once. */
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
