import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FollowedSlice } from '../../../../../src/capture/follow/followedSlices.ts';
import { writeSlices } from '../../../../../src/app/page/follow/writeSlices.ts';

function* slices(count: number): Generator<FollowedSlice, { readonly isCut: boolean }> {
  for (let index = 0; index < count; index++)
    yield { bytes: Uint8Array.of(index, index), done: index / count };
  return { isCut: false };
}

describe('writeSlices', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'socket-lab-slices-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('writes all of them in order, and tells how far it is', async () => {
    const file = join(folder, 'a.bin');
    const told: number[] = [];
    const saved = await writeSlices(file, slices(4), {
      isCancelled: () => false,
      progress: (bytes) => void told.push(bytes),
    });
    assert.deepEqual(saved, { bytes: 8, isCut: false });
    assert.deepEqual([...(await readFile(file))], [0, 0, 1, 1, 2, 2, 3, 3]);
    assert.deepEqual(told, [2, 4, 6, 8]);
    assert.deepEqual(await readdir(folder), ['a.bin']);
  });

  it('leaves what was there before when it is cancelled', async () => {
    const file = join(folder, 'a.bin');
    await writeFile(file, 'before');
    let turns = 0;
    const watch = { isCancelled: () => ++turns > 2, progress: () => undefined };
    assert.equal(await writeSlices(file, slices(9), watch), undefined);
    assert.equal(await readFile(file, 'utf8'), 'before');
    assert.deepEqual(await readdir(folder), ['a.bin']);
  });

  it('fails with the code of the system, and leaves nothing behind', async () => {
    const watch = { isCancelled: () => false, progress: () => undefined };
    await assert.rejects(writeSlices(join(folder, 'none', 'a.bin'), slices(1), watch), { code: 'ENOENT' });
    assert.deepEqual(await readdir(folder), []);
  });
});
