import { accepts } from '../../src/model/endpointKinds.ts';
import { canSendTo, endpointLabel, isOpen } from '../../src/model/endpointText.ts';
import type { Endpoint } from '../../src/model/endpoint.ts';
import { withoutScheme } from '../../src/address/formatAddress.ts';
import { plainText } from './parts/plainText.ts';

export interface SendTarget {
  readonly id: number;
  readonly label: string;
}

interface NamedTarget extends SendTarget {
  readonly transport: string;
  /** Where it is sent from, which two clients of one peer differ in. */
  readonly local: string | undefined;
}

/** Connections offered at most: a picker with more is no picker. */
const limit = 200;

/**
 * Everything that can be sent to: clients that are there already, listeners (to all their connections), and open
 * connections. The chosen one is always among them: the page is not told of every connection. Without schemes, so
 * that there is room for the port; with what tells two of one name apart: the transport, the local address, the number.
 */
export function sendTargets(
  endpoints: readonly Endpoint[],
  chosen?: number,
  chosenLabel?: string,
): readonly SendTarget[] {
  const targets: NamedTarget[] = [];
  for (const endpoint of endpoints) {
    if (!isOpen(endpoint) || isOnItsWay(endpoint)) continue;
    const { id, transport, kind } = endpoint;
    const name = nameOf(endpointLabel(endpoint));
    if (accepts(kind)) targets.push({ id, transport, label: `all of ${name}`, local: undefined });
    else targets.push({ id, transport, label: name, local: endpoint.connections.find(canSendTo)?.local });
    for (const connection of accepts(kind) ? endpoint.connections : []) {
      if (!canSendTo(connection)) continue;
      const label = nameOf(connection.remote) || `#${connection.id}`;
      targets.push({ id: connection.id, transport, label, local: undefined });
    }
    if (targets.length >= limit) break;
  }
  const offered = toldApart(targets.slice(0, limit));
  const isMissing = chosen !== undefined && !offered.some(({ id }) => id === chosen);
  return isMissing ? [{ id: chosen, label: nameOf(chosenLabel ?? `#${chosen}`) }, ...offered] : offered;
}

/** Where the composer sends to: what was chosen, else the first there is. */
export function targetOf({
  target,
  endpoints,
}: {
  readonly target?: number;
  readonly endpoints: readonly Endpoint[];
}): number | undefined {
  return target ?? sendTargets(endpoints)[0]?.id;
}

/** Nothing can be sent to it yet. */
function isOnItsWay({ state }: Endpoint): boolean {
  return state === 'opening' || state === 'connecting' || state === 'reconnecting';
}

function nameOf(label: string): string {
  return withoutScheme(plainText(label));
}

function toldApart(targets: readonly NamedTarget[]): SendTarget[] {
  const ways: readonly ((target: NamedTarget) => string)[] = [
    ({ label }) => label,
    ({ label, transport }) => `${label} · ${transport}`,
    ({ label, local }) => (local ? `${label} · from ${plainText(local)}` : label),
  ];
  const counts = ways.map((way) => countsOf(targets.map(way)));
  return targets.map((target) => {
    const way = ways.find((each, index) => counts[index]?.get(each(target)) === 1);
    return { id: target.id, label: way?.(target) ?? `${target.label} · #${target.id}` };
  });
}

function countsOf(labels: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
