/** Writes a file that is handed over as a whole, because it cannot be written in slices. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FollowedSlice } from '../../../capture/follow/followedSlices.ts';
import { joinBytes } from '../../../bytes/byteWriter.ts';
import { wholeFileLimitBytes } from '../../files/wholeFileLimit.ts';
import type { SliceWatch } from './writeSlices.ts';

/** Undefined: cancelled before it was written. `tooLarge`: nothing was written. */
export async function writeWhole(
  write: (bytes: Uint8Array) => Promise<void>,
  slices: Generator<FollowedSlice, { readonly isCut: boolean }>,
  { isCancelled, progress }: SliceWatch,
): Promise<{ readonly bytes: number; readonly isCut: boolean } | 'tooLarge' | undefined> {
  const pieces: Uint8Array[] = [];
  for (let bytes = 0; ;) {
    const step = slices.next();
    if (isCancelled()) return undefined;
    if (step.done === true) {
      await write(joinBytes(pieces));
      return { bytes, ...step.value };
    }
    bytes += step.value.bytes.length;
    if (bytes > wholeFileLimitBytes) return 'tooLarge';
    pieces.push(step.value.bytes);
    progress(bytes, step.value.done);
    await nextTurn();
  }
}
