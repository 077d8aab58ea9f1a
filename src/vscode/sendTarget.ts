import type { Ledger } from '../capture/ledger.ts';
import type { Connection, Endpoint } from '../model/endpoint.ts';
import { canSendTo, connectionLabel, countText, isOpen, endpointLabel } from '../model/endpointText.ts';

/** Someone that bytes can be sent to now. */
export interface TargetCandidate {
  readonly id: number;
  readonly label: string;
  readonly description: string;
}

/**
 * Where "send" goes unless it is told otherwise: what was chosen, as long as it is open; otherwise the only one
 * there is. Never a guess among several.
 */
export class SendTarget {
  readonly #ledger: Ledger;
  #chosen: number | undefined;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  choose(id: number): void {
    this.#chosen = id;
  }

  current(): number | undefined {
    if (this.#chosen !== undefined && this.canSend(this.#chosen)) return this.#chosen;
    const candidates = this.candidates(2);
    return candidates.length === 1 ? candidates[0]?.id : undefined;
  }

  canSend(id: number): boolean {
    const connection = this.#ledger.connection(id);
    if (connection !== undefined) return canSendTo(connection);
    const endpoint = this.#ledger.endpoint(id, 1);
    return endpoint !== undefined && takesBytes(endpoint);
  }

  /** Clients, connections of listeners, and a listener with several of them, which stands for all. */
  candidates(limit = 1000): TargetCandidate[] {
    const found: TargetCandidate[] = [];
    for (const { id } of this.#ledger.endpoints(0)) {
      const endpoint = this.#ledger.endpoint(id, limit);
      if (endpoint === undefined || !takesBytes(endpoint)) continue;
      found.push(...(endpoint.kind === 'client' ? [ofClient(endpoint)] : ofListener(endpoint)));
      if (found.length >= limit) break;
    }
    return found;
  }

  /** How the target is called in a status bar or a picker. */
  labelOf(id: number): string {
    const endpoint = this.#ledger.endpoint(id, 0);
    if (endpoint !== undefined) return endpointLabel(endpoint);
    const connection = this.#ledger.connection(id);
    if (connection === undefined) return `#${id}`;
    return connectionLabel(connection, this.#ledger.endpoint(connection.endpoint, 0)?.transport ?? 'tcp');
  }
}

function takesBytes(endpoint: Endpoint): boolean {
  // A UDP client to a group has no peer until the first datagram, and can send from the start.
  return (
    isOpen(endpoint) &&
    (endpoint.openConnections > 0 || (endpoint.kind === 'client' && endpoint.transport === 'udp'))
  );
}

function ofClient({ id, address, state }: Endpoint): TargetCandidate {
  return { id, label: address, description: state };
}

function ofListener(endpoint: Endpoint): TargetCandidate[] {
  const { id, address, transport } = endpoint;
  const open = endpoint.connections.filter(canSendTo);
  const each = open.map((connection: Connection) => ({
    id: connection.id,
    label: connectionLabel(connection, transport),
    description: `of ${address}`,
  }));
  if (open.length < 2 || transport === 'udp') return each;
  return [...each, { id, label: address, description: `all ${countText(open.length, 'connection')}` }];
}
