/** The rows of a view as sent to a page, with the first bytes of each. */
import type { Ledger } from '../../../capture/ledger/ledger.ts';
import type { RowPeer } from '../../../capture/ledger/rowPeer.ts';
import { answerTo } from '../../../capture/trace/answerTo.ts';
import { openIcon } from '../../../model/stateIcon.ts';
import type { RowsRequest, RowsResult } from '../../../page/listMessages.ts';
import type { PageContext } from '../context/pageContext.ts';
import type { PageFilter } from '../filter/pageFilter.ts';
import { isToListener, rowSummary } from './decodeRow.ts';
import { shownEndpoint, shownPeer } from '../../rows/shownNames.ts';

/** Bytes of each row sent with the list. */
export const previewBytes = 256;
/** Rows sent with a new list: more than fit on the screen. */
const newestRowsLimit = 80;

export type RowsContext = Pick<PageContext, 'store' | 'ledger' | 'marks' | 'view'> & {
  readonly filter: Pick<PageFilter, 'hitsIn'>;
};

/** The newest rows of the view; undefined: their colors take too long to wait for them. */
export function newestRows(context: RowsContext & Pick<PageContext, 'colors'>): RowsResult | undefined {
  const { generation, viewFirst, viewNext } = context.view.summary();
  const from = Math.max(viewFirst, viewNext - newestRowsLimit);
  const result = rowsResult(context, { generation, from, count: viewNext - from });
  const colors = context.colors.now(result.rows);
  return colors && { ...result, ...colors };
}

/** The requested rows without their colors; none if the list has been renumbered since. */
export function rowsResult(
  { store, view, ledger, marks, filter }: RowsContext,
  request: RowsRequest,
): RowsResult {
  const hitsIn = filter.hitsIn();
  const { generation } = view;
  const rows = request.generation === generation ? view.rows(request.from, request.count) : [];
  const previewLengths = rows.map(({ length }) => Math.min(length, previewBytes));
  const previews = new Uint8Array(previewLengths.reduce((sum, length) => sum + length, 0));
  const hits: (readonly number[])[] = [];
  let at = 0;
  const summaries: string[] = [];
  rows.forEach((row, index) => {
    const { seq, length: total } = row;
    const length = previewLengths[index] ?? 0;
    if (length > 0) store.copyBytes(seq, previews.subarray(at, at + length));
    const preview = previews.subarray(at, at + length);
    hits.push(hitsIn(preview, length === total));
    summaries.push(rowSummary({ ledger }, row, preview) ?? '');
    at += length;
  });
  // Rows dropped since the page got its summary are missing at the front.
  const from = rows.length > 0 ? Math.max(request.from, view.viewFirst) : request.from;
  const peers = peersOf(ledger);
  const notes = rows.map(({ seq }) => marks.noteOf(seq) ?? null);
  const owners = rows.map(({ endpoint, seq }) => ledger.namesAt(endpoint, seq));
  const answers = rows.map((row, index) => {
    const connection = ledger.connection(row.connection);
    const isRequest = row.type === 'data' && isToListener(row, owners[index]?.kind, connection);
    return (isRequest && row.connection > 0 ? answerTo(store, row.seq) : undefined) ?? null;
  });
  return {
    generation,
    from,
    rows,
    previews,
    previewLengths,
    peers: rows.map(peers),
    ...(answers.some((answer) => answer !== null) ? { answers } : {}),
    endpoints: owners.map((names) => (names === undefined ? '' : shownEndpoint(names))),
    endpointIcons: owners.map((names) => (names === undefined ? '' : openIcon(names))),
    ...(summaries.some((summary) => summary !== '') ? { summaries } : {}),
    marks: marks.version,
    ...(notes.some((note) => note !== null) ? { notes } : {}),
    ...(hits.some(({ length }) => length > 0) ? { hits } : {}),
  };
}

/** Caches the peer of each connection, as a batch usually has only a few. */
function peersOf(ledger: Ledger): RowPeer {
  const peerOf = shownPeer(ledger);
  const known = new Map<number, string>();
  return (row) => {
    if (row.connection === 0 || row.event !== undefined) return peerOf(row);
    const peer = known.get(row.connection) ?? peerOf(row);
    known.set(row.connection, peer);
    return peer;
  };
}
