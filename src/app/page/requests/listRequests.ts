/** Handles requests about the list: its rows, clearing them, and actions on the selected ones. */
import type { RequestHandlers } from '../../../page/channel.ts';
import type { ListRequests } from '../../../page/listMessages.ts';
import { actOnRows } from '../../rows/actOnRows.ts';
import { inBackground, type PageContext } from '../context/pageContext.ts';
import { rowsResult } from './rowsResult.ts';

export function listRequests(context: PageContext): RequestHandlers<ListRequests> {
  return {
    rows: async (request, cancellation) => {
      const result = rowsResult(context, request);
      const isCancelled = () => cancellation.cancelled;
      return { ...result, ...(await context.colors.of(result.rows, { isCancelled })) };
    },
    clear: () => {
      context.store.clear();
      return null;
    },
    inspectRow: ({ seq }) => {
      const { connection = 0, endpoint } = context.store.row(seq) ?? {};
      context.editor.openInspector(connection > 0 ? connection : endpoint, seq);
      return null;
    },
    selectRow: ({ seq }) => {
      context.pageTarget.selectRow(seq, context.store.connectionAt(seq));
      context.refresh();
      return null;
    },
    goToRow: ({ seq }) => {
      context.pageRow.goTo(seq);
      return null;
    },
    actOnRows: (request) => inBackground(context, actOnRows(context, request)),
  };
}
