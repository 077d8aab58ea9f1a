/** Tracks the current target, to which sends go by default. */
import { isDatagram } from '../../model/transports.ts';
import { isClient, isRelay } from '../../model/endpointKinds.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Connection, Endpoint } from '../../model/endpoint.ts';
import {
  canSendTo,
  connectionStateText,
  endpointLabel,
  endpointStateText,
  isOpen,
  ownConnection,
} from '../../model/endpointText.ts';
import { whyUnreachable, type UnreachableTarget } from './unreachableTarget.ts';
import { allClientsText, clientSideText, serverSideText } from '../../model/sideText.ts';
import { targetText } from './targetText.ts';
import { targetId, targetLabel } from './targetId.ts';
import { targetWithin } from './targetWithin.ts';

/** An endpoint or connection to which bytes can be sent now. */
export interface TargetCandidate {
  readonly id: number;
  readonly label: string;
  readonly description: string;
  /** The peer has ended its side: it may still read, or be about to close. */
  readonly peerEnded: boolean;
  /** A side of a relay, where others talk to each other: it is sent to when it was chosen. */
  readonly isRelayed?: true;
}

export type TargetState =
  /** There is no candidate, and none was chosen. */
  | { readonly kind: 'none' }
  | { readonly kind: 'set'; readonly id: number; readonly label: string; readonly peerEnded: boolean }
  /** None is chosen, and there are several candidates. */
  | { readonly kind: 'several' }
  /** The chosen one cannot be sent to any more, or not right now. */
  | ({ readonly kind: 'unreachable' } & UnreachableTarget);

/** Most candidates listed. */
const candidateLimit = 1000;

interface Chosen {
  readonly id: number;
  /** The other candidates at the time of the choice. */
  readonly passedOver: ReadonlySet<number>;
}

export interface SendTargetOptions {
  /** Called after each choice. */
  readonly onChosen?: () => void;
  /** Whether an endpoint is one of an experiment, which no user looks at. */
  readonly isOfRun?: (id: number) => boolean;
}

/**
 * The target of a send without an explicit one: the chosen one while it is open, otherwise the only candidate, otherwise
 * the newest client. It is never guessed among the connections of listeners, never a side of a relay, never a listener as
 * a whole, and never one
 * that was passed over when another was chosen: a program that reconnects becomes the target without a prompt, a
 * bystander does not. A candidate whose peer has ended only counts while there is no other, since it is usually left
 * over from an earlier run of a program.
 */
export class SendTarget {
  readonly #ledger: Ledger;
  readonly #onChosen: () => void;
  readonly #isOfRun: (id: number) => boolean;
  #chosen: Chosen | undefined;
  /** The candidates and the ledger's shape that they are of: asked for whenever a view is refreshed. */
  #candidates: readonly TargetCandidate[] = [];
  #shape = -1;

  constructor(ledger: Ledger, { onChosen = () => undefined, isOfRun = () => false }: SendTargetOptions = {}) {
    this.#ledger = ledger;
    this.#onChosen = onChosen;
    this.#isOfRun = isOfRun;
  }

  /** A client stays chosen across restarts. */
  choose(id: number): void {
    const chosen = targetId(this.#ledger, id);
    const others = this.candidates().flatMap((candidate) => (candidate.id === chosen ? [] : [candidate.id]));
    this.#chosen = { id: chosen, passedOver: new Set(others) };
    this.#onChosen();
  }

  /** The user looks at an endpoint or connection: what it stands for becomes the target, if that is clear. */
  lookAt(id: number): void {
    const seen = this.within(id);
    if (seen !== undefined && seen !== this.current()) this.choose(seen);
  }

  /** What a send goes to while the user looks at this endpoint or connection; undefined: nobody, or several. */
  within(id: number): number | undefined {
    return targetWithin(this.#ledger, id, this.current());
  }

  current(): number | undefined {
    const state = this.state();
    return state.kind === 'set' ? state.id : undefined;
  }

  state(): TargetState {
    const chosen = this.#chosenIfKnown();
    const candidates = this.candidates();
    const isChosen = candidates.find(({ id }) => id === chosen?.id) ?? this.#listed(chosen?.id);
    if (isChosen?.peerEnded === false) return set(isChosen);
    const own = candidates.filter(({ isRelayed }) => isRelayed !== true);
    const live = own.filter(({ peerEnded }) => !peerEnded);
    const [only, another] = live.length > 0 ? live : own;
    if (only !== undefined && another === undefined && chosen?.passedOver.has(only.id) !== true)
      return set(only);
    const newest = this.#newestClient(live);
    if (newest !== undefined && this.#isReplaceable(chosen, isChosen, newest.id)) return set(newest);
    if (isChosen !== undefined) return set(isChosen);
    if (chosen !== undefined) return { kind: 'unreachable', ...this.#unreachable(chosen.id) };
    return candidates.length === 0 ? { kind: 'none' } : { kind: 'several' };
  }

  canSend(id: number): boolean {
    const connection = this.#ledger.connection(id);
    if (connection !== undefined) return canSendTo(connection);
    const endpoint = this.#ledger.endpoint(id, 0);
    return endpoint !== undefined && !isRelay(endpoint.kind) && this.#takesBytes(endpoint);
  }

  /** Whether there is any candidate; called often, so it copies nothing. */
  hasCandidates(): boolean {
    return this.#ledger.endpoints(0).some((endpoint) => this.#takesBytes(endpoint));
  }

  /** Clients, connections of listeners and relays, and listeners with several of them, which stand for all. */
  candidates(): readonly TargetCandidate[] {
    if (this.#shape !== this.#ledger.shape) {
      this.#candidates = this.#find();
      this.#shape = this.#ledger.shape;
    }
    return this.#candidates;
  }

  #find(): TargetCandidate[] {
    const found: TargetCandidate[] = [];
    for (const each of this.#ledger.endpoints(0)) {
      if (!this.#takesBytes(each)) continue;
      // As many of each: the first ones may have ended their side.
      const endpoint = this.#ledger.endpoint(each.id, candidateLimit) ?? each;
      found.push(...(isClient(endpoint.kind) ? [ofClient(endpoint)] : ofListener(endpoint)));
      if (found.length >= candidateLimit) break;
    }
    return found;
  }

  /** The target's label in a status bar or a picker. */
  labelOf(id: number): string {
    return targetLabel(this.#ledger, id);
  }

  /** The client opened last. */
  #newestClient(live: readonly TargetCandidate[]): TargetCandidate | undefined {
    let newest: Endpoint | undefined;
    for (const endpoint of this.#ledger.endpoints(0))
      if (isClient(endpoint.kind) && !this.#isOfRun(endpoint.id) && live.some(({ id }) => id === endpoint.id))
        if (newest === undefined || endpoint.openedAt >= newest.openedAt) newest = endpoint;
    return live.find(({ id }) => id === newest?.id);
  }

  /**
   * Whether the newest client may take the place of what was chosen. Only that of a client: who has answered a peer of a
   * listener does not mean to send to a server instead.
   */
  #isReplaceable(
    chosen: Chosen | undefined,
    stillThere: TargetCandidate | undefined,
    newest: number,
  ): boolean {
    if (chosen === undefined) return true;
    if (!isClient(this.#ledger.endpoint(chosen.id, 0)?.kind)) return false;
    if (stillThere !== undefined) return !chosen.passedOver.has(newest);
    return whyUnreachable(this.#ledger, chosen.id) === 'closed';
  }

  #takesBytes({ id, kind, transport, state }: Endpoint): boolean {
    if (!isOpen({ state })) return false;
    // A UDP client of a group has no peer until the first datagram, but can send from the start.
    return (isClient(kind) && isDatagram(transport)) || this.#ledger.someConnection(id, canSendTo);
  }

  /** A target that is valid but no candidate: a listener with a single connection. */
  #listed(id: number | undefined): TargetCandidate | undefined {
    if (id === undefined || !this.canSend(id)) return undefined;
    return { id, label: targetText(this.#ledger, id), description: '', peerEnded: false };
  }

  #unreachable(id: number): UnreachableTarget {
    return { id, label: this.labelOf(id), why: whyUnreachable(this.#ledger, id) };
  }

  /** A target removed from the list is forgotten, so that no label refers to it. */
  #chosenIfKnown(): Chosen | undefined {
    if (this.#chosen !== undefined && this.#ledger.versionOf(this.#chosen.id) === undefined)
      this.#chosen = undefined;
    return this.#chosen;
  }
}

function set({ id, label, peerEnded }: TargetCandidate): TargetState {
  return { kind: 'set', id, label, peerEnded };
}

function ofClient(endpoint: Endpoint): TargetCandidate {
  const peerEnded = ownConnection(endpoint)?.state === 'peerEnded';
  return {
    id: endpoint.id,
    label: clientSideText(endpoint, endpoint.connections.find(canSendTo)?.local),
    description: `client · ${endpointStateText(endpoint)}`,
    peerEnded,
  };
}

function ofListener(endpoint: Endpoint): TargetCandidate[] {
  const { id, transport } = endpoint;
  const address = endpointLabel(endpoint);
  const open = endpoint.connections.filter(canSendTo);
  const each = open.map((connection: Connection) => {
    const peerEnded = connection.state === 'peerEnded';
    const description = `of ${address}${peerEnded ? ` · ${connectionStateText(connection, transport)}` : ''}`;
    const isRelayed = connection.side === undefined ? {} : { isRelayed: true as const };
    const label = serverSideText(endpoint, connection);
    return { id: connection.id, label, description, peerEnded, ...isRelayed };
  });
  if (isRelay(endpoint.kind)) return each;
  if (open.length < 2 || isDatagram(transport)) return each;
  // A listener as a whole can be chosen; but it does not compete with a single live connection.
  const peerEnded = each.filter((candidate) => !candidate.peerEnded).length < 2;
  return [...each, { id, label: allClientsText(endpoint), description: address, peerEnded }];
}
