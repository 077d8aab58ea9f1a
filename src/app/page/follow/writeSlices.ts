/** Writes a large file atomically and in slices. */
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FollowedSlice } from '../../../capture/follow/followedSlices.ts';

export interface SliceWatch {
  readonly isCancelled: () => boolean;
  readonly progress: (bytes: number, done: number) => void;
}

/**
 * Writes slices to a temporary file, one after the other, and renames it when it is complete: an existing file stays
 * until then, and also if this fails or is cancelled. Undefined: cancelled.
 */
export async function writeSlices(
  path: string,
  slices: Generator<FollowedSlice, { readonly isCut: boolean }>,
  { isCancelled, progress }: SliceWatch,
): Promise<{ readonly bytes: number; readonly isCut: boolean } | undefined> {
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  const file = await open(unfinished, 'w');
  try {
    let bytes = 0;
    for (;;) {
      const step = slices.next();
      if (step.done === true) {
        await file.close();
        await rename(unfinished, path);
        return { bytes, ...step.value };
      }
      if (isCancelled()) return undefined;
      await file.writeFile(step.value.bytes);
      bytes += step.value.bytes.length;
      progress(bytes, step.value.done);
    }
  } finally {
    await file.close();
    await rm(unfinished, { force: true });
  }
}
