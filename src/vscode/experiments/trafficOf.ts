/** The captured rows of one connection, as an experiment takes them. */
import type { CaptureStore } from '../../capture/captureStore.ts';
import { CaptureView } from '../../capture/captureView.ts';
import type { Ledger } from '../../capture/ledger.ts';
import type { TrafficPiece, TrafficSource } from '../../experiment/experimentFromTraffic.ts';
import type { CaptureRow } from '../../model/captureRow.ts';
import { CommandError } from '../commandError.ts';

/** Rows that are looked at; an experiment takes fewer. */
const rowsLimit = 20_000;

export function trafficOf(
  id: number,
  store: CaptureStore,
  ledger: Ledger,
  /** Only these rows of it. */
  seqs?: readonly number[],
): { readonly pieces: TrafficPiece[]; readonly source: TrafficSource } {
  const endpoint = ledger.endpoint(ledger.ownerOf(id) ?? id);
  const connections = endpoint?.connections.filter((each) => id === endpoint.id || each.id === id) ?? [];
  const [connection] = connections;
  if (endpoint === undefined || connection === undefined || connections.length > 1)
    throw new CommandError(
      connections.length > 1
        ? {
            code: 'EINVAL',
            message: 'An experiment is made of one connection, and there are more',
            advice: 'Choose one of them.',
          }
        : { code: 'ENOTCONN', message: `There is no connection with the number ${id}` },
    );
  const us = endpoint.kind === 'listener' ? 'server' : 'client';
  const them = us === 'server' ? 'client' : 'server';
  const pieces: TrafficPiece[] = [];
  let seen = false;
  const rows =
    seqs === undefined ? rowsOf(connection.id, store) : seqs.flatMap((seq) => store.row(seq) ?? []);
  for (const { type, direction, seq, length } of rows.slice(0, rowsLimit)) {
    if (type === 'accepted' || type === 'connected') seen = true;
    const side = direction === 'out' ? us : them;
    if (type === 'data')
      pieces.push({ side, kind: 'data', bytes: length === 0 ? new Uint8Array() : store.bytes(seq) });
    else if (type === 'end' || type === 'reset') pieces.push({ side, kind: type });
  }
  return {
    pieces,
    source: {
      style: endpoint.transport === 'udp' ? 'datagram' : 'stream',
      between: `${connection.local} and ${connection.remote}`,
      isCut: seqs === undefined && !seen && store.summary().droppedEvents > 0,
    },
  };
}

function rowsOf(id: number, store: CaptureStore): CaptureRow[] {
  const view = new CaptureView(store, { id });
  while (!view.complete) view.advance(Number.POSITIVE_INFINITY);
  const { viewFirst, viewNext } = view.summary();
  return view.rows(viewFirst, Math.min(viewNext - viewFirst, rowsLimit));
}
