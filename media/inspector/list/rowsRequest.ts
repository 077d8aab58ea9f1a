import {
  rangesLimit,
  type ColumnId,
  type RowsAction,
  type RowsActionRequest,
} from '../../../src/page/listMessages.ts';
import { shownTime } from '../state/listStyle.ts';
import { keptRanges } from '../state/rowSelection.ts';
import { listed } from '../state/listState.ts';
import type { PageState } from '../state/pageState.ts';

/** The request for an action on the selected rows that still exist. */
export function rowsRequest(
  action: RowsAction,
  state: PageState,
  columns: readonly ColumnId[],
): RowsActionRequest {
  const { selection, selected = 0, look } = state;
  const rows = listed(state);
  const ranges =
    selection === undefined || rows === undefined ? [] : keptRanges(selection, rows.viewFirst, rows.viewNext);
  return {
    action,
    generation: rows?.generation ?? 0,
    ranges: ranges.slice(0, rangesLimit),
    active: selected,
    columns,
    time: shownTime(state),
    preview: look.preview,
  };
}
