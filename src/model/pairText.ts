/** The pairs of a relay's connections in words: `:53131 ⇄ :5432`, the client's side and the target's. */
import { peerText, shortAddress, shortPeerText, withoutOptions } from './addressText.ts';
import { countNumber } from './countText.ts';
import type { Connection, Endpoint } from './endpoint.ts';
import { connectionStateText, rateText, type ShownRates } from './endpointText.ts';
import { endName, pairOpenUs, sidesOf, type ConnectionPair } from './relayPairs.ts';
import { worstState } from './pairStates.ts';
import { connectionStateIcon, type StateIcon } from './stateIcon.ts';
import { formatBytes, formatDuration } from './units.ts';

type Relay = Pick<Endpoint, 'target'>;

/** What waits in a pair for somebody's decision. */
export interface HeldSum {
  readonly count: number;
  readonly bytes: number;
}

export const nothingHeld: HeldSum = { count: 0, bytes: 0 };

/** `:53131 ⇄ :5432` */
export function pairLabel({ id, accepted }: ConnectionPair, { target = '' }: Relay): string {
  return `${shortPeerText(accepted?.remote ?? '', id)} ⇄ ${shortAddress(target)}`;
}

/** Bytes that came from the client, and those that came from the target. */
export function pairCounters({ accepted, connecting }: ConnectionPair) {
  return { bytesIn: accepted?.bytesIn ?? 0, bytesOut: connecting?.bytesIn ?? 0 };
}

/**
 * `→ 41 B ← 29 B`, `client half-closed · 1 held · 12 B · → 41 B`: what is unusual, what is held, and what came from the
 * client and from the target.
 * `rates`: of the same two, as in and out.
 */
export function pairDescription(
  pair: ConnectionPair,
  rates: ShownRates = { inBytesPerSecond: 0, outBytesPerSecond: 0 },
  held = nothingHeld,
): string {
  const { bytesIn, bytesOut } = pairCounters(pair);
  const openUs = pairOpenUs(pair);
  const traffic = [
    ...(bytesIn > 0 ? [`→ ${formatBytes(bytesIn)}${rateText(rates.inBytesPerSecond)}`] : []),
    ...(bytesOut > 0 ? [`← ${formatBytes(bytesOut)}${rateText(rates.outBytesPerSecond)}`] : []),
  ];
  return [
    ...unusual(pair),
    ...(held.count === 0 ? [] : [`${countNumber(held.count)} held · ${formatBytes(held.bytes)}`]),
    ...(traffic.length > 0 ? [traffic.join(' ')] : []),
    ...waiting(pair),
    ...(openUs === undefined ? [] : [formatDuration(openUs)]),
  ].join(' · ');
}

/** `client connected, target failed · ECONNREFUSED`: the states of both sides, whether they are usual or not. */
export function pairStates({ accepted, connecting }: ConnectionPair): string {
  return `client ${sideState(accepted)}, target ${sideState(connecting)}`;
}

/** Also a datagram's two ends are connected: the one by its address, the other by `connect`. */
function sideState(side: Connection | undefined): string {
  if (side === undefined) return 'not connected';
  return side.state === 'established' ? 'connected' : connectionStateText(side, 'tcp');
}

/** `relayed connection of 127.0.0.1:53131 to tcp://127.0.0.1:5432, client connected, …`: for a screen reader. */
export function spokenPair(pair: ConnectionPair, { target = '' }: Relay, held = nothingHeld): string {
  const { bytesIn, bytesOut } = pairCounters(pair);
  return [
    `relayed connection of ${peerText(pair.accepted?.remote ?? '', pair.id)} to ${withoutOptions(target)}`,
    pairStates(pair),
    ...(held.count === 0 ? [] : [`${countNumber(held.count)} held with ${formatBytes(held.bytes)}`]),
    `${formatBytes(bytesIn)} from the client`,
    `${formatBytes(bytesOut)} from the target`,
    ...waiting(pair),
  ].join(', ');
}

/** The icon of the side that is worse off. */
export function pairIcon(pair: ConnectionPair): StateIcon {
  return connectionStateIcon({ state: worstState(pair) });
}

/** What one of the two did. What the relay did to the other one follows from it, unless a fault holds it back. */
function unusual({ accepted, connecting }: ConnectionPair): string[] {
  const failed = [
    ...(accepted?.state === 'failed' ? [`client ${sideState(accepted)}`] : []),
    ...(connecting?.state === 'failed' ? [`target ${refusal(connecting)}`] : []),
  ];
  if (failed.length > 0) return failed;
  if (accepted?.state === 'reset' || connecting?.state === 'reset') return ['reset'];
  return [
    ...(connecting?.state === 'connecting' ? ['connecting'] : []),
    ...(accepted?.state === 'peerEnded' ? ['client half-closed'] : []),
    ...(connecting?.state === 'peerEnded' ? ['target half-closed'] : []),
  ];
}

function refusal({ error }: Connection): string {
  const code = error?.code;
  return code === 'ECONNREFUSED' ? `refused · ${code}` : code === undefined ? 'failed' : `failed · ${code}`;
}

/** What a side does not take; and, where that is not why, a side that is not read. */
function waiting(pair: ConnectionPair): string[] {
  const sides = sidesOf(pair);
  const queued = sides.filter((side) => side.queued > 0);
  if (queued.length > 0)
    return queued.map((side) => `${formatBytes(side.queued)} waiting for the ${endName(side)}`);
  return sides.filter(({ readingPaused }) => readingPaused).map((side) => `${endName(side)} not read`);
}
