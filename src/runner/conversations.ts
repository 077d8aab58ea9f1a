/** What the endpoints of a test receive: an inbox for each connection and peer, filled from the engine's events. */
import type { Engine } from '../engine/engine.ts';
import type { EngineEvent } from '../model/engineEvent.ts';
import { Inbox } from './inbox.ts';

export interface EndpointTalk {
  readonly id: number;
  readonly style: 'stream' | 'datagram';
  /** Where it is, in our notation, once it listens or is connected. */
  local: string;
  /** Everything that a datagram endpoint receives, whoever sent it. */
  readonly inbox: Inbox;
  /** Connections (peers) that came and have no name yet, the oldest first. */
  readonly unnamed: number[];
  /** The latest connection: a client's own. */
  latest: number | undefined;
  readonly watchers: Set<() => void>;
}

export class Conversations {
  readonly #endpoints = new Map<number, EndpointTalk>();
  readonly #inboxes = new Map<number, Inbox>();
  readonly #stop: () => void;

  constructor(engine: Engine) {
    this.#stop = engine.subscribe((event) => this.#apply(event));
  }

  /** Begins to listen to an endpoint; before anything of it can have happened. */
  follow(id: number, style: EndpointTalk['style']): EndpointTalk {
    const talk: EndpointTalk = {
      id,
      style,
      local: '',
      inbox: new Inbox(style),
      unnamed: [],
      latest: undefined,
      watchers: new Set(),
    };
    this.#endpoints.set(id, talk);
    return talk;
  }

  inboxOf(connection: number): Inbox | undefined {
    return this.#inboxes.get(connection);
  }

  dispose(): void {
    this.#stop();
  }

  #apply(event: EngineEvent): void {
    const talk = this.#endpoints.get(event.endpoint);
    if (talk === undefined) return;
    const connection = 'connection' in event ? event.connection : undefined;
    const inbox = connection === undefined ? undefined : this.#inboxes.get(connection);
    switch (event.type) {
      case 'bound':
      case 'listening':
        talk.local = event.local;
        break;
      case 'accepted':
      case 'connected':
        this.#inboxes.set(event.connection, new Inbox(talk.style));
        talk.unnamed.push(event.connection);
        talk.latest = event.connection;
        break;
      case 'data':
        if (event.direction === 'out') return;
        inbox?.add(event.bytes);
        if (talk.style === 'datagram') talk.inbox.add(event.bytes);
        break;
      case 'end':
        if (event.direction === 'in') inbox?.mark('ended');
        break;
      case 'reset':
        inbox?.mark('reset');
        break;
      case 'closed':
        (inbox ?? (connection === undefined ? talk.inbox : undefined))?.mark('closed');
        break;
      default:
        return;
    }
    for (const changed of [...talk.watchers]) changed();
  }
}
