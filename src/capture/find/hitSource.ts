/** What find goes through, and what it looks for. */
import type { CaptureStore } from '../store/captureStore.ts';
import type { ByteFinder } from '../filter/byteFinder.ts';
import type { StepWords } from './stepWords.ts';

/** The rows to search, those of a view. */
export interface HitRows {
  readonly first: number;
  readonly next: number;
  seqOf(row: number): number;
}

export interface HitSource {
  readonly store: CaptureStore;
  readonly rows: HitRows;
  readonly finder: ByteFinder;
  /** Of steps; absent: only bytes are searched. */
  readonly words?: StepWords;
  /** Whether a row's bytes go on in the next row of its connection and direction; absent: none do. */
  readonly isStream?: (seq: number) => boolean;
}
