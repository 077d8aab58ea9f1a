/** What a page asks about what was captured: rows, their bytes, and that there be none. */
import type { CaptureStore } from '../../capture/captureStore.ts';
import type { CaptureView } from '../../capture/captureView.ts';
import type { Ledger } from '../../capture/ledger.ts';
import type { RequestHandlers } from '../../model/channel.ts';
import type { InspectorRequests } from '../../model/inspectorMessages.ts';
import type { PageFilter } from './pageFilter.ts';
import { rowsAnswer } from './rowsAnswer.ts';

export function captureRequests(
  { store, ledger }: { readonly store: CaptureStore; readonly ledger: Ledger },
  view: CaptureView,
  filter: PageFilter,
): Pick<RequestHandlers<InspectorRequests>, 'rows' | 'bytes' | 'clear'> {
  const hitsIn = (bytes: Uint8Array, isAll: boolean) => filter.hitsIn(bytes, isAll);
  return {
    rows: (request) => rowsAnswer({ store, view, ledger, hitsIn }, request),
    bytes: ({ seq, offset, length, hits: isMarked }) => {
      const bytes = store.bytes(seq, offset, length);
      const total = store.lengthAt(seq);
      if (bytes === undefined) return { total };
      const range = { start: offset, end: offset + bytes.length };
      const hits = isMarked === true ? filter.hitsAt(seq, range) : [];
      return { total, bytes, ...(hits.length === 0 ? {} : { hits }) };
    },
    clear: () => {
      store.clear();
      return null;
    },
  };
}
