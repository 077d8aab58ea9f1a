import assert from 'node:assert/strict';
import { unixPathFailure } from '../../../../../src/engine/link/unix/unixPathFailure.ts';

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

  it('takes a name of 107 bytes for an abstract socket, on Linux only', () => {
    const name = `@${'é'.repeat(53)}x`;
    assert.equal(Buffer.byteLength(name), 108);
    assert.equal(unixPathFailure(name, 'bind', 'linux'), undefined);
    assert.equal(unixPathFailure('@a/', 'bind', 'linux'), undefined);
    for (const [path, platform, message] of [
      [`${name}y`, 'linux', /at most 107 bytes/],
      ['@', 'linux', /A name is missing/],
      ['@demo', 'darwin', /Linux only; a file of that name is written unix:\.\/@demo\./],
      ['@demo', 'win32', /Linux only/],
    ] as const) {
      const failure = unixPathFailure(path, 'bind', platform);
      assert.equal(failure?.code, 'EINVAL');
      assert.match(failure.message, message);
    }
  });

  it('leaves the pipes of Windows alone', () => {
    assert.equal(unixPathFailure(String.raw`\\.\pipe\${'x'.repeat(150)}`, 'bind', 'win32'), undefined);
    assert.equal(unixPathFailure(String.raw`\\.\pipe\a\b`, 'bind', 'win32')?.code, 'EINVAL');
  });
});
