import assert from 'node:assert/strict';
import { unixPathFailure } from '../../../../src/engine/endpoints/unixPathFailure.ts';

describe('unixPathFailure', () => {
  it('takes a path as long as the system does, counted in bytes, and none that is longer', () => {
    const path = `/tmp/${'é'.repeat(51)}`;
    assert.equal(Buffer.byteLength(path), 107);
    assert.equal(unixPathFailure(path, 'bind', 'linux'), undefined);
    assert.equal(unixPathFailure(`${path}x`, 'bind', 'linux')?.code, 'ENAMETOOLONG');
    assert.equal(unixPathFailure(path, 'connect', 'darwin')?.code, 'ENAMETOOLONG');
  });

  it('says what else is wrong', () => {
    for (const path of ['', '/tmp/a\0b', '/tmp/folder/', String.raw`\\.\pipe\demo`]) {
      const failure = unixPathFailure(path, 'connect', 'linux');
      assert.deepEqual(
        [failure?.code, failure?.call, failure?.address],
        ['EINVAL', 'connect', `unix:${path}`],
      );
    }
  });

  it('leaves the pipes of Windows alone', () => {
    assert.equal(unixPathFailure(String.raw`\\.\pipe\${'x'.repeat(150)}`, 'bind', 'win32'), undefined);
    assert.equal(unixPathFailure(String.raw`\\.\pipe\a\b`, 'bind', 'win32')?.code, 'EINVAL');
  });
});
