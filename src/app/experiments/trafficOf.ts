/** The captured rows of one connection, as input for a new experiment. */
import type { Handshake } from '../../model/tlsEvents.ts';
import { isDatagram, isEncrypted } from '../../model/transports.ts';
import { wasAccepted } from '../../model/relayPairs.ts';
import type { CaptureStore } from '../../capture/store/captureStore.ts';
import { CaptureView } from '../../capture/views/captureView.ts';
import { ScanTurns } from '../../capture/scan.ts';
import { beginsClientHello } from '../../engine/link/clientHello.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Clock } from '../../node/clock.ts';
import { mapping } from '../../model/work.ts';
import type { TrafficPiece, TrafficSource } from '../../language/experiment/experimentFromTraffic.ts';
import { CommandError } from '../failures/commandError.ts';

/** Most rows scanned; an experiment uses fewer. */
const rowsLimit = 20_000;

export interface CaptureParts {
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

export async function trafficOf(
  id: number,
  { store, ledger, clock }: CaptureParts,
  /** Only these rows of it. */
  chosen?: readonly number[],
): Promise<{ readonly pieces: TrafficPiece[]; readonly source: TrafficSource }> {
  const one = ledger.connection(id);
  const connections = one === undefined ? (ledger.endpoint(id)?.connections ?? []) : [one];
  const [connection] = connections;
  const endpoint = ledger.namesAt(connection?.endpoint ?? id, Infinity);
  if (endpoint === undefined || connection === undefined || connections.length > 1)
    throw new CommandError(
      connections.length > 1
        ? {
            code: 'EINVAL',
            message: 'An experiment is made from one connection, and there are several',
            advice: 'Choose one of them.',
          }
        : { code: 'ENOTCONN', message: `There is no connection with the number ${id}` },
    );
  // A relay is a client of its target.
  const us = wasAccepted(endpoint.kind, connection.side) ? 'server' : 'client';
  const them = us === 'server' ? 'client' : 'server';
  const pieces: TrafficPiece[] = [];
  const began = { seen: false };
  const take = (seq: number): void => {
    const row = store.row(seq);
    if (row === undefined) {
      // Dropped meanwhile: what was read before is not the beginning any more.
      if (chosen === undefined) pieces.length = 0;
      began.seen = false;
      return;
    }
    const { type, direction, length } = row;
    if (type === 'accepted' || type === 'connected') began.seen = true;
    const side = direction === 'out' ? us : them;
    if (type === 'data')
      pieces.push({ side, kind: 'data', bytes: length === 0 ? new Uint8Array() : store.bytes(seq) });
    else if (type === 'end' || type === 'reset') pieces.push({ side, kind: type });
    else if (row.event?.type === 'handshake' && !isEncrypted(endpoint.transport))
      takeHandshake(pieces, row.event.role === 'server' ? us : them, row.event);
  };
  const turns = new ScanTurns(clock);
  const seqs = (chosen ?? (await seqsOf(connection.id, store, turns))).slice(0, rowsLimit);
  await turns.finish(mapping(seqs, take));
  return {
    pieces,
    source: {
      style: isDatagram(endpoint.transport) ? 'datagram' : 'stream',
      between: `${connection.local} and ${connection.remote}`,
      isCut: chosen === undefined && !began.seen && store.summary().droppedEvents > 0,
    },
  };
}

/** TLS that was started; a ClientHello that had come as data is part of it. */
function takeHandshake(
  pieces: TrafficPiece[],
  server: TrafficPiece['side'],
  { failure }: Pick<Handshake, 'failure'>,
): void {
  if (failure !== undefined) return;
  const client = server === 'server' ? 'client' : 'server';
  const hello = pieces.findLastIndex(
    ({ side, bytes }) => side === client && bytes !== undefined && beginsClientHello(bytes),
  );
  if (hello >= 0)
    pieces.splice(hello, pieces.length, ...pieces.slice(hello).filter(({ side }) => side !== client));
  pieces.push({ side: server, kind: 'secure' });
}

async function seqsOf(id: number, store: CaptureStore, turns: ScanTurns): Promise<number[]> {
  const view = new CaptureView(store, { id });
  await turns.run(view);
  const { viewFirst, viewNext } = view.summary();
  return Array.from({ length: Math.min(viewNext - viewFirst, rowsLimit) }, (_, index) =>
    view.seqOf(viewFirst + index),
  );
}
