import assert from 'node:assert/strict';
import type { FollowedSlice } from '../../../../../src/capture/follow/followedSlices.ts';
import { wholeFileLimitBytes } from '../../../../../src/app/files/wholeFileLimit.ts';
import { writeWhole } from '../../../../../src/app/page/follow/writeWhole.ts';

function* slices(count: number, size: number): Generator<FollowedSlice, { readonly isCut: boolean }> {
  for (let index = 0; index < count; index++)
    yield { bytes: new Uint8Array(size).fill(index), done: index / count };
  return { isCut: true };
}

function lab() {
  const written: Uint8Array[] = [];
  const told: number[] = [];
  const write = (bytes: Uint8Array): Promise<void> => Promise.resolve(void written.push(bytes));
  const progress = (bytes: number): void => void told.push(bytes);
  return { write, progress, written, told };
}

describe('writeWhole', () => {
  it('writes all of them at once, and tells how far it is', async () => {
    const { write, progress, written, told } = lab();
    const saved = await writeWhole(write, slices(3, 2), { isCancelled: () => false, progress });
    assert.deepEqual(saved, { bytes: 6, isCut: true });
    assert.deepEqual(written, [Uint8Array.of(0, 0, 1, 1, 2, 2)]);
    assert.deepEqual(told, [2, 4, 6]);
  });

  it('gives others a turn between two slices', async () => {
    const { write } = lab();
    let turns = 0;
    let isDone = false;
    const turn = (): void => {
      turns += 1;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    await writeWhole(write, slices(50, 2), { isCancelled: () => false, progress: () => undefined });
    isDone = true;
    assert.ok(turns >= 49, String(turns));
  });

  it('writes as much as the limit, and nothing where there is more', async () => {
    const { write, progress, written } = lab();
    const watch = { isCancelled: () => false, progress };
    const [count, size] = [64, wholeFileLimitBytes / 64];
    assert.deepEqual(await writeWhole(write, slices(count, size), watch), {
      bytes: wholeFileLimitBytes,
      isCut: true,
    });
    assert.equal(await writeWhole(write, slices(count + 1, size), watch), 'tooLarge');
    assert.deepEqual(
      written.map(({ length }) => length),
      [wholeFileLimitBytes],
    );
  });

  it('writes nothing when it is cancelled, also after the last slice', async () => {
    for (const after of [0, 2, 3]) {
      const { write, written } = lab();
      let asked = 0;
      const isCancelled = () => asked++ >= after;
      assert.equal(
        await writeWhole(write, slices(3, 2), { isCancelled, progress: () => undefined }),
        undefined,
      );
      assert.deepEqual(written, []);
    }
  });

  it('fails as the file system does', async () => {
    const write = () => Promise.reject(new Error('No permissions'));
    const watch = { isCancelled: () => false, progress: () => undefined };
    await assert.rejects(writeWhole(write, slices(1, 1), watch), /No permissions/);
  });
});
