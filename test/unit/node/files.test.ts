import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  fileBytes,
  regularFileBytes,
  regularSize,
  tooLargeFile,
  unreadable,
} from '../../../src/node/files.ts';
import { errnoError } from '../../support/errnoError.ts';

describe('fileBytes', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'socket-lab-files-'));
  });

  after(() => rmSync(folder, { recursive: true }));

  it('reads a whole file, relative or not, of as many bytes as it may have and of no more', () => {
    const mebibyte = 1024 * 1024;
    const all = Buffer.alloc(2 * mebibyte + 1, 'sixteen is no divisor');
    const sizes = fc.constantFrom(0, 1, mebibyte - 1, mebibyte, mebibyte + 1, 2 * mebibyte, all.length);
    fc.assert(
      fc.property(sizes, fc.integer({ min: -1, max: 1 }), fc.boolean(), (size, spare, isAbsolute) => {
        const bytes = all.subarray(0, size);
        const file = join(folder, 'some.bin');
        const path = isAbsolute ? file : 'some.bin';
        writeFileSync(file, bytes);
        const read = fileBytes(folder, path, Math.max(0, size + spare));
        assert.equal(read.ok, size === 0 || spare >= 0);
        if (read.ok) assert.ok(bytes.equals(read.bytes));
        else assert.equal(read.message, tooLargeFile(path));
      }),
    );
  });

  it('says why a file cannot be had', () => {
    mkdirSync(join(folder, 'sub'), { recursive: true });
    for (const [path, code] of [
      ['gone.txt', 'ENOENT'],
      ['sub', 'EISDIR'],
      ['sub/\0', 'ERR_INVALID_ARG_VALUE'],
    ] as const) {
      const read = fileBytes(folder, path, 1_000_000);
      assert.ok(!read.ok && read.message.endsWith(`(${code}).`), read.ok ? path : read.message);
    }
  });

  it('reads a pipe until it ends, and a device without an end until it is too much', async function () {
    if (process.platform === 'win32') this.skip();
    assert.deepEqual(fileBytes('/dev', 'null', 0), { ok: true, bytes: Buffer.alloc(0) });
    assert.deepEqual(fileBytes('/dev', 'zero', 100), { ok: false, message: tooLargeFile('zero') });
    const pipe = join(folder, 'pipe');
    execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
    for (const [limitBytes, isRead] of [
      [200_000, true],
      [199_999, false],
    ] as const) {
      const writer = spawn('sh', ['-c', 'head -c 200000 /dev/zero > "$0"', pipe], { stdio: 'ignore' });
      const ended = once(writer, 'close');
      try {
        const read = fileBytes(folder, 'pipe', limitBytes);
        assert.equal(read.ok ? read.bytes.length : -1, isRead ? 200_000 : -1);
      } finally {
        writer.kill();
      }
      await ended;
    }
  });

  it('leaves nothing open, whether it could read or not', function () {
    if (process.platform !== 'linux') this.skip();
    writeFileSync(join(folder, 'small.txt'), 'small');
    const open = (): number => readdirSync('/proc/self/fd').length;
    const before = open();
    for (const limitBytes of [10, 1]) fileBytes(folder, 'small.txt', limitBytes);
    fileBytes(folder, '.', 1_000_000);
    assert.equal(open(), before);
  });
});

describe('regularFileBytes and regularSize', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'socket-lab-files-'));
    writeFileSync(join(folder, 'five.txt'), 'five!');
  });

  after(() => rmSync(folder, { recursive: true }));

  it('read a regular file of as many bytes as it may have', () => {
    assert.equal(regularSize(folder, 'five.txt'), 5);
    assert.deepEqual(regularFileBytes(folder, 'five.txt', 5), { ok: true, bytes: Buffer.from('five!') });
    const tooLarge = { ok: false, message: tooLargeFile('five.txt') };
    assert.deepEqual(regularFileBytes(folder, 'five.txt', 4), tooLarge);
  });

  it('refuse all else with its code, and do not wait for who writes to a pipe', function () {
    if (process.platform === 'win32') this.skip();
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'pipe')]);
    for (const [path, code] of [
      ['pipe', 'ERR_NOT_A_FILE'],
      ['/dev/zero', 'ERR_NOT_A_FILE'],
      ['.', 'EISDIR'],
      ['gone.txt', 'ENOENT'],
    ] as const) {
      const size = regularSize(folder, path);
      assert.ok(typeof size !== 'number' && size.code === code && size.message.endsWith(`(${code}).`));
      assert.deepEqual(regularFileBytes(folder, path, 100), size);
    }
  });
});

describe('unreadable', () => {
  it('says in a sentence what is wrong with a file, with the code', () => {
    for (const [code, reason] of [
      ['EACCES', 'may not be read'],
      ['EISDIR', 'is a folder'],
      ['ERR_NOT_A_FILE', 'is no regular file but a pipe, a device or a socket'],
      ['EIO', 'cannot be read'],
    ] as const)
      assert.equal(
        unreadable('a.txt', '/lab', errnoError(code, 'open')),
        `The file "a.txt" ${reason} (${code}).`,
      );
  });

  it('says where it was looked for if that is not in the path itself', () => {
    const gone = errnoError('ENOENT', 'open');
    assert.equal(
      unreadable('a.txt', '/lab', gone),
      'The file "a.txt" is not there; paths are relative to /lab (ENOENT).',
    );
    assert.equal(unreadable('/a.txt', '/lab', gone), 'The file "/a.txt" is not there (ENOENT).');
  });

  it('has a code for whatever is thrown, and nothing of a path that acts by itself', () => {
    for (const error of [new Error('plain'), { code: 5 }, 'text', undefined])
      assert.equal(unreadable('a', '/', error), 'The file "a" cannot be read (UNKNOWN).');
    assert.match(unreadable('a\u001b[2J', '/', undefined), /^The file "a\\u\{1B\}\[2J" /);
    assert.match(tooLargeFile('a\u001b'), /^The file "a\\u\{1B\}" makes the payload larger than 64 MiB/);
  });
});
