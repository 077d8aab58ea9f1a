/** Reads captured rows for other extensions. */
import type { CaptureStore } from '../capture/store/captureStore.ts';
import type { MarkedRows } from '../capture/store/markedRows.ts';
import { defined } from '../model/defined.ts';
import type { Work } from '../model/work.ts';
import type { Row, RowsQuery } from './apiTypes.ts';

/** The rows, and which of them are marked. */
export interface Captured {
  readonly store: CaptureStore;
  readonly marks: Pick<MarkedRows, 'noteOf'>;
}

const defaultCount = 1000;

/**
 * The rows of a query, in order: from its start, otherwise the latest ones. Looks at one row per step; rows captured
 * meanwhile are not included.
 */
export function* apiRows(
  { store, marks }: Captured,
  { id, from, count = defaultCount, bytes = false }: RowsQuery,
): Work<Row[]> {
  const { next } = store;
  const found: Row[] = [];
  const take = (seq: number): void => {
    if (id === undefined || store.isOf(seq, id)) found.push(...rowAt({ store, marks }, seq, bytes));
  };
  if (from === undefined) {
    for (let seq = next - 1; seq >= store.first && found.length < count; seq--) {
      take(seq);
      yield;
    }
    return found.reverse();
  }
  for (let seq = Math.ceil(from); seq < next && found.length < count; seq++) {
    // Rows may be dropped from the capture meanwhile.
    seq = Math.max(seq, store.first);
    take(seq);
    yield;
  }
  return found;
}

/** Empty where the row has been dropped. */
function rowAt({ store, marks }: Captured, seq: number, withBytes: boolean): Row[] {
  const row = store.row(seq);
  if (row === undefined) return [];
  const { event, ...facts } = row;
  const failure = event !== undefined && 'failure' in event ? event.failure : undefined;
  const bytes = withBytes && row.length > 0 ? store.bytes(seq) : undefined;
  const note = marks.noteOf(seq);
  const marked = note === undefined ? {} : { mark: true as const, ...(note === '' ? {} : { note }) };
  return [{ ...facts, ...defined({ failure, bytes }), ...marked }];
}
