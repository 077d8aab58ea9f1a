/** Requests for the list: its rows, that there be none, and what is done with the selected ones. */
import type { RequestHandlers } from '../../../page/channel.ts';
import type { ListRequests } from '../../../page/listMessages.ts';
import { actOnRows } from '../../rows/actOnRows.ts';
import { inBackground, type PageContext } from '../context/pageContext.ts';
import { rowsResult } from './rowsResult.ts';

export function listRequests(context: PageContext): RequestHandlers<ListRequests> {
  return {
    rows: (request) => rowsResult(context, request),
    clear: () => {
      context.store.clear();
      return null;
    },
    actOnRows: (request) => inBackground(context, actOnRows(context, request)),
  };
}
