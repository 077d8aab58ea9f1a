import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import {
  fileBytes,
  nodeEnvironment,
  randomSeed,
  tooLargeFile,
  unreadable,
} from '../../../src/engine/nodeEnvironment.ts';
import type { CounterPart } from '../../../src/payload/payloadPart.ts';
import { errnoError } from '../../support/errnoError.ts';

const text = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : Buffer.from(bytes).toString();
const drawn = (environment: ReturnType<typeof nodeEnvironment>, count = 32): string => {
  const bytes = new Uint8Array(count);
  environment.random(bytes);
  return Buffer.from(bytes).toString('hex');
};

describe('nodeEnvironment', () => {
  const name = 'SOCKET_LAB_TEST';

  afterEach(() => {
    delete process.env[name];
    delete process.env[`env.${name}`];
  });

  it("has the variables that it was given, and with env. the process's own, as they are just now", () => {
    const { variable } = nodeEnvironment({ variables: new Map([['greeting', Buffer.from('hi')]]) });
    assert.equal(text(variable('greeting')), 'hi');
    assert.equal(variable(`env.${name}`), undefined);
    process.env[name] = 'taco 🌮';
    assert.equal(text(variable(`env.${name}`)), 'taco 🌮');
    process.env[name] = '';
    assert.equal(text(variable(`env.${name}`)), '');
    process.env[`env.${name}`] = 'odd, but possible';
    const inherited = ['env.constructor', 'env.hasOwnProperty', 'env.__proto__'];
    for (const other of [name, `lab.${name}`, `lab.env.${name}`, 'env.', 'env', 'farewell', ...inherited])
      assert.equal(variable(other), undefined, other);
    assert.equal(nodeEnvironment().variable('greeting'), undefined);
  });

  it('prefers what it was given', () => {
    process.env[name] = 'outside';
    const { variable } = nodeEnvironment({ variables: new Map([[`env.${name}`, Buffer.from('inside')]]) });
    assert.equal(text(variable(`env.${name}`)), 'inside');
  });

  it('tells the time of the wall clock', () => {
    const { now } = Date;
    try {
      Date.now = () => 1_793_874_030_456;
      assert.equal(nodeEnvironment().nowMs(), 1_793_874_030_456);
    } finally {
      Date.now = now;
    }
  });

  it('draws the same for the same seed, and something else for another or without one', () => {
    const [one, again] = [nodeEnvironment({ seed: 7n }), nodeEnvironment({ seed: 7n })];
    const first = drawn(one);
    assert.equal(first, drawn(again));
    assert.notEqual(drawn(one), first, 'it goes on');
    assert.notEqual(drawn(nodeEnvironment({ seed: 8n })), first);
    assert.notEqual(drawn(nodeEnvironment()), drawn(nodeEnvironment()));
  });

  it('counts on from send to send, each counter by itself', () => {
    const { counter } = nodeEnvironment();
    const [one, other] = [{}, {}] as [CounterPart, CounterPart];
    const numbers = [
      counter(one, 5n, 2n),
      counter(one, 5n, 2n),
      counter(other, -1n, -1n),
      counter(one, 5n, 2n),
    ];
    assert.deepEqual(numbers, [5n, 7n, -1n, 9n]);
    assert.equal(nodeEnvironment().counter(one, 5n, 2n), 5n, 'a new world begins anew');
  });

  it("makes a charset's encoder once, and knows nothing of a charset that the platform has not", () => {
    const { TextDecoder } = globalThis;
    const asked: string[] = [];
    globalThis.TextDecoder = class extends TextDecoder {
      constructor(label?: string) {
        asked.push(label ?? '');
        super(label);
      }
    };
    try {
      const { charset } = nodeEnvironment();
      const encode = charset('windows-1252');
      assert.deepEqual(encode?.('é€'), Uint8Array.of(0xe9, 0x80));
      assert.deepEqual(encode('д'), { missing: 'д' });
      assert.equal(charset('windows-1252'), encode);
      for (let time = 0; time < 2; time++) assert.equal(charset('no-charset'), undefined);
      assert.deepEqual(asked, ['windows-1252', 'no-charset']);
    } finally {
      globalThis.TextDecoder = TextDecoder;
    }
  });

  it('reads files of the folder that it is told each time', () => {
    const folders = [import.meta.dirname, dirname(import.meta.dirname)];
    const { file } = nodeEnvironment({ folder: () => folders.shift() ?? '/' });
    const own = basename(import.meta.filename);
    const read = file(own, 1_000_000);
    assert.match(read.ok ? (text(read.bytes) ?? '') : '', /reads files of the folder/);
    assert.equal(file(own, 1_000_000).ok, false);
    folders.push(import.meta.dirname);
    assert.deepEqual(file(own, 10), { ok: false, message: tooLargeFile(own) });
    const inPlace = nodeEnvironment().file('no-such-file', 1);
    assert.ok(!inPlace.ok && inPlace.message.includes(process.cwd()));
  });
});

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
    for (const error of [new Error('plain'), { code: 'EIO' }, 'text', undefined])
      assert.equal(unreadable('a', '/', error), 'The file "a" cannot be read (ERR_UNKNOWN).');
    assert.match(unreadable('a\u001b[2J', '/', undefined), /^The file "a\\u\{1B\}\[2J" /);
    assert.match(tooLargeFile('a\u001b'), /^The file "a\\u\{1B\}" makes the payload larger than 64 MiB/);
  });
});

describe('randomSeed', () => {
  it('has 64 bits, each of them now set and now not', () => {
    const seeds = Array.from({ length: 200 }, randomSeed);
    const every = 2n ** 64n - 1n;
    assert.ok(seeds.every((seed) => seed >= 0n && seed <= every));
    assert.equal(
      seeds.reduce((all, seed) => all | seed),
      every,
    );
    assert.equal(
      seeds.reduce((all, seed) => all & seed),
      0n,
    );
  });
});
