/** What a page asks about what was captured: rows, their bytes, and that there be none. */
import type { CaptureStore } from '../../capture/store/captureStore.ts';
import type { CaptureView } from '../../capture/views/captureView.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { RequestHandlers } from '../../page/channel.ts';
import type { RowsResult } from '../../page/listMessages.ts';
import type { PageRequests } from '../../page/pageMessages.ts';
import type { PageFilter } from './pageFilter.ts';
import { rowsAnswer } from '../../app/page/rowsAnswer.ts';

interface CaptureParts {
  readonly store: CaptureStore;
  readonly ledger: Ledger;
}

/** Of a list that a page has not seen yet: more than are in view at once. */
const newestRowsLimit = 80;

export function newestRows(parts: CaptureParts, view: CaptureView, filter: PageFilter): RowsResult {
  const { generation, viewFirst, viewNext } = view.summary();
  const from = Math.max(viewFirst, viewNext - newestRowsLimit);
  return rowsAnswer(rowParts(parts, view, filter), { generation, from, count: viewNext - from });
}

export function captureRequests(
  parts: CaptureParts,
  view: CaptureView,
  filter: PageFilter,
): Pick<RequestHandlers<PageRequests>, 'rows' | 'bytes' | 'clear'> {
  const { store } = parts;
  return {
    rows: (request) => rowsAnswer(rowParts(parts, view, filter), request),
    bytes: async ({ seq, offset, length, hits: isMarked }) => {
      const bytes = store.bytes(seq, offset, length);
      const total = store.lengthAt(seq);
      if (bytes === undefined) return { total };
      const range = { start: offset, end: offset + bytes.length };
      const hits = isMarked === true ? await filter.hitsAt(seq, range) : [];
      return { total, bytes, ...(hits.length === 0 ? {} : { hits }) };
    },
    clear: () => {
      store.clear();
      return null;
    },
  };
}

function rowParts({ store, ledger }: CaptureParts, view: CaptureView, filter: PageFilter) {
  return { store, ledger, view, hitsIn: filter.hitsIn() };
}
