import type { CaptureStore } from '../../capture/store/captureStore.ts';
import type { CaptureView } from '../../capture/views/captureView.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import { rowPeer, type RowPeer } from '../../capture/ledger/rowPeer.ts';
import { endpointLabel } from '../../model/endpointText.ts';
import type { RowsResult, RowsRequest } from '../../page/listMessages.ts';

/** Bytes of each row that travel with the list. */
export const previewBytes = 256;

/** The rows a page asked for, with the beginning of their bytes; none when it asked about a list of the past. */
export function rowsAnswer(
  {
    store,
    view,
    ledger,
    hitsIn,
  }: {
    store: CaptureStore;
    view: CaptureView;
    ledger: Ledger;
    /** What is filtered by, in the first bytes of a row. */
    hitsIn?: (bytes: Uint8Array, isAll: boolean) => readonly number[];
  },
  request: RowsRequest,
): RowsResult {
  const { generation } = view;
  const rows = request.generation === generation ? view.rows(request.from, request.count) : [];
  const previewLengths = rows.map(({ length }) => Math.min(length, previewBytes));
  const previews = new Uint8Array(previewLengths.reduce((sum, length) => sum + length, 0));
  const hits: (readonly number[])[] = [];
  let at = 0;
  rows.forEach(({ seq, length: total }, index) => {
    const length = previewLengths[index] ?? 0;
    if (length > 0) store.copyBytes(seq, previews.subarray(at, at + length));
    if (hitsIn !== undefined) hits.push(hitsIn(previews.subarray(at, at + length), length === total));
    at += length;
  });
  // Rows dropped since the page was told are missing at the front.
  const from = rows.length > 0 ? Math.max(request.from, view.viewFirst) : request.from;
  const peers = peersOf(ledger);
  return {
    generation,
    from,
    rows,
    previews,
    previewLengths,
    peers: rows.map(peers),
    endpoints: rows.map(({ endpoint, seq }) => {
      const names = ledger.namesAt(endpoint, seq);
      return names === undefined ? '' : endpointLabel(names);
    }),
    ...(hits.some(({ length }) => length > 0) ? { hits } : {}),
  };
}

/** Looks each connection's peer up once: a batch is mostly about a few of them. */
function peersOf(ledger: Ledger): RowPeer {
  const peerOf = rowPeer(ledger);
  const known = new Map<number, string>();
  return (row) => {
    if (row.connection === 0 || row.event !== undefined) return peerOf(row);
    const peer = known.get(row.connection) ?? peerOf(row);
    known.set(row.connection, peer);
    return peer;
  };
}
