/** Reads the selected rows of a page from the capture. */
import type { CaptureView } from '../../capture/views/captureView.ts';
import type { CaptureRow } from '../../model/captureRow.ts';
import type { RowRange } from '../../page/listMessages.ts';

/** Rows read at once. */
const batchRows = 200;

export interface SelectedRow {
  readonly row: CaptureRow;
  /** Time of the preceding row in the list; absent for the first. */
  readonly previousUs?: number;
}

/** The rows of the ranges that are still in the capture; it ends if the list is renumbered. */
export function* selectedRows(
  view: CaptureView,
  generation: number,
  ranges: readonly RowRange[],
): Generator<SelectedRow> {
  for (const { from, to } of ranges) {
    if (view.generation !== generation) return;
    let [before] = from > 0 ? view.rows(from - 1, 1) : [];
    for (let at = from; at < to; at += batchRows) {
      if (view.generation !== generation) return;
      for (const row of view.rows(at, Math.min(batchRows, to - at))) {
        yield { row, ...(before === undefined ? {} : { previousUs: before.t }) };
        before = row;
      }
    }
  }
}
