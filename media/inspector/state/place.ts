/** Where a page is in the list, for the page that takes its place. */
import { savedFields } from './statePart.ts';

/** A position in the list, valid only while the row numbers are. */
export interface Place {
  readonly startedAtMs: number;
  readonly generation: number;
  /** The row at the top of the list, counted in rows: 12.5 is the middle of row 12. */
  readonly top: number;
  readonly selected?: number;
  readonly paused?: { readonly viewFirst: number; readonly viewNext: number };
}

export function isPlace(value: unknown): value is Place {
  const { startedAtMs, generation, top, selected, paused } = savedFields(value);
  const { viewFirst, viewNext } = savedFields(paused ?? { viewFirst: 0, viewNext: 0 });
  const isSelected = selected === undefined || Number.isSafeInteger(selected);
  return isSelected && [startedAtMs, generation, top, viewFirst, viewNext].every(Number.isFinite);
}
