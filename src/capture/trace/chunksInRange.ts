import type { CaptureRow } from '../../model/captureRow.ts';
import type { Work } from '../../model/work.ts';
import type { Direction } from '../../model/eventScope.ts';
import type { CaptureStore } from '../store/captureStore.ts';

/** Most rows per side: as many as Node's receive buffer has bytes, some 20 MB during the search. */
export const chunksLimit = 65_536;

export interface ChunksInRange {
  readonly rows: CaptureRow[];
  /** There are more than the limit. */
  readonly isCut: boolean;
}

/**
 * The chunks of one direction of a connection that overlap a range of its stream, in order. It searches outwards from
 * row `seq`, as related rows are close; it knows where to stop because offsets only increase.
 */
export function* chunksInRange(
  store: CaptureStore,
  connection: number,
  direction: Direction,
  range: { readonly start: number; readonly end: number },
  seq: number,
): Work<ChunksInRange> {
  const earlier: CaptureRow[] = [];
  const later: CaptureRow[] = [];
  let covered = 0;
  let isCut = false;
  const size = range.end - range.start;
  /** The chunk in row `at`, if it belongs to the stream. */
  const chunkAt = (at: number): CaptureRow | undefined => {
    if (store.connectionAt(at) !== connection || store.lengthAt(at) === 0) return undefined;
    const row = store.row(at);
    return row?.type === 'data' && row.direction === direction ? row : undefined;
  };
  /** Adds it if it overlaps the range; returns by how many bytes. */
  const take = (row: CaptureRow, into: CaptureRow[]): number => {
    const overlap = Math.min(row.offset + row.length, range.end) - Math.max(row.offset, range.start);
    if (overlap > 0) into.push(row);
    return Math.max(0, overlap);
  };
  for (let at = seq; at >= store.first && covered < size; at--) {
    const row = chunkAt(at);
    if (row !== undefined) covered += take(row, earlier);
    if (row !== undefined && row.offset <= range.start) break;
    if (earlier.length >= chunksLimit) {
      isCut = true;
      break;
    }
    yield;
  }
  for (let at = seq + 1; at < store.next && covered < size; at++) {
    const row = chunkAt(at);
    if (row !== undefined) covered += take(row, later);
    if (row !== undefined && row.offset + row.length >= range.end) break;
    if (later.length >= chunksLimit) {
      isCut = true;
      break;
    }
    yield;
  }
  return { rows: [...earlier.reverse(), ...later], isCut: isCut && covered < size };
}
