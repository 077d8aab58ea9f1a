import assert from 'node:assert/strict';
import { basename, dirname } from 'node:path';
import { tooLargeFile } from '../../../src/node/files.ts';
import { nodeEnvironment, randomSeed } from '../../../src/node/nodeEnvironment.ts';
import type { CounterPart } from '../../../src/language/payload/model/payloadPart.ts';

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
        super(label === 'big5' ? 'no-charset' : label);
      }
    };
    try {
      const { charset } = nodeEnvironment();
      const encode = charset('shift_jis');
      assert.deepEqual(encode?.('é'), { missing: 'é' });
      assert.deepEqual(encode('日'), Uint8Array.of(0x93, 0xfa));
      assert.equal(charset('shift_jis'), encode);
      for (let time = 0; time < 2; time++) assert.equal(charset('big5'), undefined);
      for (let time = 0; time < 2; time++) assert.equal(charset('no-charset'), undefined);
      assert.deepEqual(asked, ['shift_jis', 'big5']);
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

  it('reads pipes and devices only where it was asked to', function () {
    if (process.platform === 'win32') this.skip();
    const refused = nodeEnvironment().file('/dev/null', 1);
    assert.match(refused.ok ? '' : refused.message, /is no regular file.*\(ERR_NOT_A_FILE\)/);
    assert.deepEqual(nodeEnvironment({ pipes: true }).file('/dev/null', 1), {
      ok: true,
      bytes: Buffer.alloc(0),
    });
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
