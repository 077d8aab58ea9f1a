import type { CaptureRow } from '../../model/captureRow.ts';
import type { Work } from '../../model/work.ts';
import type { Direction } from '../../model/engineEvent.ts';
import type { CaptureStore } from '../store/captureStore.ts';

/** Rows taken on each side: as many as Node's receive buffer has bytes, and some 20 MB while it is looked for. */
export const chunksLimit = 65_536;

export interface ChunksInRange {
  readonly rows: CaptureRow[];
  /** There are more than were taken. */
  readonly isCut: boolean;
}

/**
 * The chunks of one direction of a connection that have bytes of a range of its stream, in order. It looks from row
 * `seq` outwards, as what belongs together is near: offsets only go up, so it knows where to stop.
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
  /** The chunk in row `at`, if it is one of ours. */
  const chunkAt = (at: number): CaptureRow | undefined => {
    if (store.connectionAt(at) !== connection || store.lengthAt(at) === 0) return undefined;
    const row = store.row(at);
    return row?.type === 'data' && row.direction === direction ? row : undefined;
  };
  /** Takes it if it has bytes of the range; answers how many. */
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
