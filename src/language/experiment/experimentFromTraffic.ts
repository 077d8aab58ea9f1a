/** Writes the traffic of one connection as an experiment that plays both sides over the loopback and passes. */
import { countText } from '../../model/countText.ts';
import { joinBytes } from '../../bytes/byteWriter.ts';
import { printPayload } from '../payload/printPayload.ts';

/** What one side did, in the order of the capture. */
export interface TrafficPiece {
  readonly side: 'client' | 'server';
  /** `secure`: TLS was started, with this side as its server. */
  readonly kind: 'data' | 'end' | 'reset' | 'secure';
  /** The bytes of data; undefined where the capture no longer holds them. */
  readonly bytes?: Uint8Array | undefined;
}

export interface TrafficSource {
  readonly style: 'stream' | 'datagram';
  /** The two addresses, for the comment: `127.0.0.1:1 and 127.0.0.1:2`. */
  readonly between: string;
  /** Whether the capture lost what came before the first piece. */
  readonly isCut: boolean;
}

/** A longer experiment would not be readable. */
export const trafficLimitBytes = 96 * 1024;
const statementsLimit = 2000;

export function experimentFromTraffic(pieces: readonly TrafficPiece[], source: TrafficSource): string {
  const { style, between, isCut } = source;
  const isStream = style === 'stream';
  const lines = [`# Made from the traffic between ${oneLine(between)}.`];
  if (isCut) lines.push('# The capture no longer held how it began.');
  lines.push(
    '# To test a program of your own, take away the side that it is, and have it listen or connect.',
    '',
    'test "goes as it was captured"',
    `  listen ${isStream ? 'tcp' : 'udp'}://127.0.0.1:0 as server`,
    '  connect {{server}} as client',
    ...(isStream ? ['  accept server as conn'] : []),
  );
  const played = isStream ? joined(pieces) : datagrams(pieces);
  const ended = new Set<string>();
  let isSecured = false;
  let bytes = 0;
  let count = 0;
  for (const { side, kind, bytes: data } of played) {
    const [from, to] =
      side === 'client' ? ['client', isStream ? 'conn' : 'server'] : [isStream ? 'conn' : 'server', 'client'];
    if (
      kind === 'data' &&
      (data === undefined || bytes + data.length > trafficLimitBytes || count >= statementsLimit)
    ) {
      lines.push(
        data === undefined
          ? '  # The capture no longer held the bytes that came here.'
          : `  # More came: what is taken over ends at ${countText(trafficLimitBytes, 'byte')} or ${statementsLimit} statements.`,
      );
      break;
    }
    if (kind === 'secure') {
      if (isStream && !isSecured && ended.size === 0) lines.push(...secured(side));
      isSecured = true;
      continue;
    }
    // Nothing follows the end of a side.
    if (ended.has(side)) continue;
    count++;
    if (kind === 'data') {
      bytes += data?.length ?? 0;
      const payload = printPayload(data ?? new Uint8Array());
      lines.push(`  ${from} > ${payload}`, `  ${to} < ${payload}`);
    } else {
      ended.add(side);
      lines.push(`  ${from} ${kind}`, `  ${to} < ${kind}`);
      if (kind === 'reset') break;
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Both sides start TLS, each waiting for the other. */
function secured(server: TrafficPiece['side']): string[] {
  const [client, conn] = server === 'server' ? ['', ''] : [' as server', ' as client'];
  return ['  together', '    do', `      client secure${client}`, '    do', `      conn secure${conn}`];
}

/** A stream has no message boundaries: consecutive pieces of one side become one statement. */
function joined(pieces: readonly TrafficPiece[]): TrafficPiece[] {
  const all: TrafficPiece[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'data' && piece.bytes?.length === 0) continue;
    const before = all.at(-1);
    const fits =
      before?.kind === 'data' &&
      piece.kind === 'data' &&
      before.side === piece.side &&
      before.bytes !== undefined &&
      piece.bytes !== undefined &&
      before.bytes.length + piece.bytes.length <= trafficLimitBytes;
    if (!fits) all.push(piece);
    else all[all.length - 1] = { ...before, bytes: joinBytes([before.bytes, piece.bytes]) };
  }
  return all;
}

/** A datagram server has no peer to send to before the first datagram arrives. */
function datagrams(pieces: readonly TrafficPiece[]): TrafficPiece[] {
  const sent = pieces.filter(({ kind, bytes }) => kind === 'data' && bytes?.length !== 0);
  const first = sent.findIndex(({ side }) => side === 'client');
  return first < 0 ? [] : sent.slice(first);
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
}
