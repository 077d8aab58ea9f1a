import type { Ledger } from '../capture/ledger.ts';
import type { Connection, Endpoint } from '../model/endpoint.ts';
import { canSendTo, connectionLabel, countText, isOpen, endpointLabel } from '../model/endpointText.ts';
import { targetId, targetLabel } from './sending/targetId.ts';

/** Someone that bytes can be sent to now. */
export interface TargetCandidate {
  readonly id: number;
  readonly label: string;
  readonly description: string;
}

export type TargetState =
  /** Nobody can be sent to, and nobody was chosen. */
  | { readonly kind: 'none' }
  | { readonly kind: 'set'; readonly id: number; readonly label: string }
  /** Nobody is chosen, and there is not exactly one. */
  | { readonly kind: 'several' }
  /** What was chosen cannot be sent to any more, or not yet again. */
  | { readonly kind: 'gone'; readonly id: number; readonly label: string };

interface Chosen {
  readonly id: number;
  /** Who else could have been chosen, and was not. */
  readonly passedOver: ReadonlySet<number>;
}

/**
 * Where "send" goes unless it is told otherwise: what was chosen, as long as it is open; otherwise the only one
 * there is. Never a guess among several, and never somebody who was passed over when another one was chosen: a
 * program that connects anew is the target without a question, a bystander is not.
 */
export class SendTarget {
  readonly #ledger: Ledger;
  #chosen: Chosen | undefined;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** A client stays chosen over its restarts. */
  choose(id: number): void {
    const chosen = targetId(this.#ledger, id);
    const others = this.candidates().flatMap((candidate) => (candidate.id === chosen ? [] : [candidate.id]));
    this.#chosen = { id: chosen, passedOver: new Set(others) };
  }

  current(): number | undefined {
    const state = this.state();
    return state.kind === 'set' ? state.id : undefined;
  }

  state(): TargetState {
    const chosen = this.#chosenIfKnown();
    if (chosen !== undefined && this.canSend(chosen.id)) return this.#set(chosen.id);
    const [first, second] = this.candidates(2);
    if (first !== undefined && second === undefined && chosen?.passedOver.has(first.id) !== true)
      return this.#set(first.id);
    if (chosen !== undefined) return { kind: 'gone', id: chosen.id, label: this.labelOf(chosen.id) };
    return first === undefined ? { kind: 'none' } : { kind: 'several' };
  }

  canSend(id: number): boolean {
    const connection = this.#ledger.connection(id);
    if (connection !== undefined) return canSendTo(connection);
    const endpoint = this.#ledger.endpoint(id);
    return endpoint !== undefined && takesBytes(endpoint);
  }

  /** Clients, connections of listeners, and a listener with several of them, which stands for all. */
  candidates(limit = 1000): TargetCandidate[] {
    const found: TargetCandidate[] = [];
    for (const { id } of this.#ledger.endpoints(0)) {
      // Not `limit` of them: the first ones may have ended their side.
      const endpoint = this.#ledger.endpoint(id, 1000);
      if (endpoint === undefined || !takesBytes(endpoint)) continue;
      found.push(...(endpoint.kind === 'client' ? [ofClient(endpoint)] : ofListener(endpoint)));
      if (found.length >= limit) break;
    }
    return found;
  }

  /** How the target is called in a status bar or a picker. */
  labelOf(id: number): string {
    return targetLabel(this.#ledger, id);
  }

  #set(id: number): TargetState {
    return { kind: 'set', id, label: this.labelOf(id) };
  }

  /** What was removed from the list is forgotten, so that nothing speaks of it any more. */
  #chosenIfKnown(): Chosen | undefined {
    if (this.#chosen !== undefined && this.#ledger.versionOf(this.#chosen.id) === undefined)
      this.#chosen = undefined;
    return this.#chosen;
  }
}

function takesBytes({ kind, transport, state, connections }: Endpoint): boolean {
  if (!isOpen({ state })) return false;
  // A UDP client to a group has no peer until the first datagram, and can send from the start.
  return (kind === 'client' && transport === 'udp') || connections.some(canSendTo);
}

function ofClient(endpoint: Endpoint): TargetCandidate {
  return { id: endpoint.id, label: endpointLabel(endpoint), description: endpoint.state };
}

function ofListener(endpoint: Endpoint): TargetCandidate[] {
  const { id, transport } = endpoint;
  const address = endpointLabel(endpoint);
  const open = endpoint.connections.filter(canSendTo);
  const each = open.map((connection: Connection) => ({
    id: connection.id,
    label: connectionLabel(connection, transport),
    description: `of ${address}`,
  }));
  if (open.length < 2 || transport === 'udp') return each;
  return [...each, { id, label: address, description: `all ${countText(open.length, 'connection')}` }];
}
