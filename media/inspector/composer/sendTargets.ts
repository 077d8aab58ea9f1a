/** The targets that the composer offers. */
import { accepts } from '../../../src/model/endpointKinds.ts';
import { canSendTo, isOpen } from '../../../src/model/endpointText.ts';
import type { Endpoint } from '../../../src/model/endpoint.ts';
import { allClientsText, clientSideText, serverSideText } from '../../../src/model/sideText.ts';
import { plainText } from '../parts/plainText.ts';

export interface SendTarget {
  readonly id: number;
  readonly label: string;
}

interface NamedTarget extends SendTarget {
  readonly transport: string;
}

/** Most targets offered. */
const limit = 200;

/** Stands for no target while the user has to pick one; no endpoint and no connection has this number. */
const noTarget: SendTarget = { id: 0, label: 'Send to which connection?' };

/**
 * Everything that can be sent to: clients, open connections, and listeners with several of them as a whole. The chosen
 * one is always included, as the page is not notified of every connection. If none is chosen, the first entry says so:
 * none is sent to that was not chosen. Labels say whose side it is; equal ones are distinguished by transport or number.
 */
export function sendTargets(
  endpoints: readonly Endpoint[],
  chosen?: number,
  chosenLabel?: string,
): readonly SendTarget[] {
  const targets: NamedTarget[] = [];
  for (const endpoint of endpoints) {
    if (!isOpen(endpoint) || isOnItsWay(endpoint)) continue;
    const { id, transport, connections } = endpoint;
    const reached = connections.filter(canSendTo);
    if (!accepts(endpoint.kind)) {
      targets.push({ id, transport, label: plainText(clientSideText(endpoint, reached[0]?.local)) });
      continue;
    }
    for (const connection of reached)
      targets.push({ id: connection.id, transport, label: plainText(serverSideText(endpoint, connection)) });
    if (reached.length > 1) targets.push({ id, transport, label: plainText(allClientsText(endpoint)) });
    if (targets.length >= limit) break;
  }
  const offered = withDistinctLabels(targets.slice(0, limit));
  if (chosen === undefined) return offered.length === 0 ? offered : [noTarget, ...offered];
  const isMissing = !offered.some(({ id }) => id === chosen);
  return isMissing ? [{ id: chosen, label: plainText(chosenLabel ?? `#${chosen}`) }, ...offered] : offered;
}

/** The composer's target: the chosen one, never a guess. */
export function targetOf({ target }: { readonly target?: number }): number | undefined {
  return target;
}

/** Not connected yet, so nothing can be sent to it. */
function isOnItsWay({ state }: Endpoint): boolean {
  return state === 'opening' || state === 'connecting' || state === 'reconnecting';
}

function withDistinctLabels(targets: readonly NamedTarget[]): SendTarget[] {
  const ways: readonly ((target: NamedTarget) => string)[] = [
    ({ label }) => label,
    ({ label, transport }) => `${label} · ${transport}`,
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
