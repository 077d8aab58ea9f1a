/** Tooltips of what is below a relay: its pairs of connections, with both sides, and its faults. No vscode in here. */
import type { CallRecord } from '../../capture/ledger/callHistory.ts';
import type { Connection, Endpoint } from '../../model/endpoint.ts';
import { peerText, withoutOptions } from '../../model/addressText.ts';
import { countText } from '../../model/countText.ts';
import { connectionStateText } from '../../model/endpointText.ts';
import { faultLineKey, faultLineText, isFaultLineOn } from '../../model/faultLine.ts';
import type { FaultCounts } from '../../model/faultEffect.ts';
import { faultKinds } from '../../model/faultSpec.ts';
import { nothingHeld } from '../../model/pairText.ts';
import { endName, pairOpenUs, sidesOf, type ConnectionPair } from '../../model/relayPairs.ts';
import { isDatagram, type Transport } from '../../model/transports.ts';
import { formatDuration } from '../../model/units.ts';
import { callsText, codeSpan, escapeMarkdown, page, type Fact } from './tooltipPage.ts';

export function pairTooltip(
  pair: ConnectionPair,
  { transport, target = '' }: Endpoint,
  callsOf: (connection: number) => readonly CallRecord[],
  held = nothingHeld,
): string {
  const { accepted, connecting } = pair;
  const openUs = pairOpenUs(pair);
  const noun = isDatagram(transport) ? 'datagram' : 'chunk';
  const facts: Fact[] = [
    ...sideFacts('client', accepted, transport, (side) => `${side.remote} → ${side.local}`),
    ...sideFacts('target', connecting, transport, (side) => `${side.local} → ${side.remote}`),
    ['from client', flow(accepted, noun)],
    ['to target', flow(connecting, noun, 'out')],
    ['from target', flow(connecting, noun)],
    ['to client', flow(accepted, noun, 'out')],
    ...faultFacts(sidesOf(pair)),
    ...(held.count === 0
      ? []
      : [['held', `${countText(held.bytes, 'byte')} in ${countText(held.count, noun)}`] as const]),
    ...(openUs === undefined ? [] : [['open for', formatDuration(openUs)] as const]),
    ...sidesOf(pair)
      .map((side): Fact => [`${endName(side)} calls`, callsText(callsOf(side.id))])
      .filter(([, calls]) => calls !== ''),
  ];
  const client = peerText(accepted?.remote ?? '', pair.id);
  const error = connecting?.error ?? accepted?.error;
  return page(`${client} ⇄ ${withoutOptions(target)}`, facts, error, []);
}

/** What the fault does, in whose direction, and when. */
export function faultTooltip(line: string): string {
  const [kind = '', direction = ''] = faultLineKey(line).split(' ');
  const help = faultKinds.find((row) => row.kind === kind)?.help ?? '';
  const where = directions[direction] ?? '';
  const off = isFaultLineOn(line) ? '' : '\n\nIt is switched off, and has no effect.';
  return `${codeSpan(faultLineText(line))}\n\n${escapeMarkdown(`${help} ${where}`)}${off}`;
}

const directions: Readonly<Record<string, string>> = {
  up: 'From the client to the target.',
  down: 'From the target to the client.',
  both: 'In both directions.',
};

function sideFacts(
  name: string,
  side: Connection | undefined,
  transport: Transport,
  ends: (side: Connection) => string,
): Fact[] {
  if (side === undefined) return [[name, 'not connected']];
  const { family, socketType, fd, queued } = side;
  const socket = [family, socketType, fd === undefined ? undefined : `fd ${fd}`].filter(
    (fact) => fact !== undefined,
  );
  return [
    [name, connectionStateText(side, transport)],
    [`${name} ends`, ends(side)],
    ...(socket.length > 0 ? [[`${name} socket`, socket.join(', ')] as const] : []),
    ...(queued > 0 ? [[`${name} waiting`, `${countText(queued, 'byte')} before the kernel`] as const] : []),
  ];
}

/** What is not clear from what went in and came out. */
function faultFacts(sides: readonly Connection[]): Fact[] {
  const sum = (name: keyof FaultCounts) => sides.reduce((all, { faults }) => all + (faults?.[name] ?? 0), 0);
  const facts = [
    ['dropped', sum('dropped')],
    ['changed', sum('changed')],
    ['added', sum('injected')],
  ] as const;
  return facts
    .filter(([, bytes]) => bytes > 0)
    .map(([what, bytes]) => [`${what} by faults`, countText(bytes, 'byte')]);
}

function flow(side: Connection | undefined, noun: string, direction: 'in' | 'out' = 'in'): string {
  if (side === undefined) return countText(0, 'byte');
  const { bytesIn, bytesOut, chunksIn, chunksOut } = side;
  const [bytes, chunks] = direction === 'in' ? [bytesIn, chunksIn] : [bytesOut, chunksOut];
  return `${countText(bytes, 'byte')} in ${countText(chunks, noun)}`;
}
