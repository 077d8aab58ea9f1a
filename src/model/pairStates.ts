/** What state a relay's pair of connections is in: that of the side that is worse off. */
import type { Connection } from './endpoint.ts';
import { isOpenPair, sidesOf, type ConnectionPair } from './relayPairs.ts';
import { closedFacts } from './rowText.ts';

const order: readonly Connection['state'][] = [
  'failed',
  'reset',
  'connecting',
  'peerEnded',
  'ended',
  'established',
  'closed',
];

/** A target that is not connected to yet is being connected to, or will be. */
export function worstState(pair: ConnectionPair): Connection['state'] {
  const states = sidesOf(pair).map(({ state }) => state);
  if (pair.connecting === undefined && isOpenPair(pair)) states.push('connecting');
  return order.find((state) => states.includes(state)) ?? 'closed';
}

/** The row that closed pairs are folded into: `3 more · 1 failed`. */
export function closedPairsDescription(pairs: readonly ConnectionPair[]): string {
  const closed = pairs.filter((pair) => !isOpenPair(pair));
  const worst = closed.map((pair) => ({ state: worstState(pair) }));
  return closedFacts(worst, closed.length < pairs.length);
}
