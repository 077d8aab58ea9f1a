import type { CaptureView } from '../../capture/views/captureView.ts';
import type { CaptureRow } from '../../model/captureRow.ts';
import type { RowRange } from '../../page/listMessages.ts';

/** Rows that are looked up together. */
const batchRows = 200;

export interface SelectedRow {
  readonly row: CaptureRow;
  /** When the row before it in the list happened; absent for the first. */
  readonly previousUs?: number;
}

/** The rows of ranges, one after the other, as far as the capture still has them; a list that was renumbered ends it. */
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
