/** Which color rule each row has: the first that matches. */
import type { Ledger } from '../../../capture/ledger/ledger.ts';
import type { CaptureStore } from '../../../capture/store/captureStore.ts';
import type { MarkedRows } from '../../../capture/store/markedRows.ts';
import type { RowFilter } from '../../../capture/views/rowFilter.ts';
import type { CaptureRow } from '../../../model/captureRow.ts';
import type { Work } from '../../../model/work.ts';
import type { ColoredRows } from '../../../page/listMessages.ts';
import { rowFilter } from '../filter/filterRows.ts';
import type { ReadColorRule } from './readColorRules.ts';

interface Capture {
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly marks: MarkedRows;
}

/** Pauses after each part of a row's bytes; columns and words take microseconds. */
export function* colorRows(
  rules: readonly ReadColorRule[],
  rows: readonly CaptureRow[],
  capture: Capture,
): Work<ColoredRows> {
  // New ones for each result: they remember names, which may have changed.
  const filters = rules.map(({ filter, expressionSteps }) => rowFilter(filter, expressionSteps, capture));
  const colors: number[] = [];
  for (const { seq } of rows) colors.push(yield* firstMatch(filters, seq, capture.store));
  if (colors.every((color) => color < 0)) return {};
  return { colors, colorRules: rules.map(({ color, name }) => ({ color, name })) };
}

function* firstMatch(filters: readonly RowFilter[], seq: number, store: CaptureStore): Work<number> {
  for (const [index, filter] of filters.entries()) if (yield* isMatch(filter, seq, store)) return index;
  return -1;
}

function* isMatch(filter: RowFilter, seq: number, store: CaptureStore): Work<boolean> {
  const { partBytes, overlapBytes } = filter;
  let match = filter.judge(seq);
  const length = store.lengthAt(seq);
  for (let offset = 0; match === 'bytes' && offset < length; offset += partBytes) {
    match = filter.judgeBytes(seq, offset, Math.min(length - offset, partBytes + overlapBytes));
    yield;
    // The part reached the end.
    if (offset + partBytes + overlapBytes >= length) break;
  }
  return match === 'shown';
}
