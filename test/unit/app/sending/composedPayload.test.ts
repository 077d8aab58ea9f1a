import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeEnvironment } from '../../../../src/node/nodeEnvironment.ts';
import type { Draft } from '../../../../src/model/draft.ts';
import { PayloadComposer, type Composed } from '../../../../src/app/sending/composedPayload.ts';

describe('PayloadComposer', () => {
  let folder: string;
  let nowMs: number;
  let composer: PayloadComposer;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'socket-lab-compose-'));
    await writeFile(join(folder, 'hi.txt'), 'hi');
    await writeFile(join(folder, 'big.bin'), '');
    await truncate(join(folder, 'big.bin'), 3_000_000);
  });

  after(() => rm(folder, { recursive: true }));

  beforeEach(() => {
    nowMs = Date.UTC(2026, 10, 21, 10, 20, 30, 456);
    composer = new PayloadComposer({ ...nodeEnvironment({ seed: 1n }), nowMs: () => nowMs });
  });

  const payload = (text: string): Draft => ({ text, format: 'payload', lineEnding: 'none' });
  const compose = (text: string, to = 1) => composer.compose(payload(text), { to, folder });
  const preview = (text: string, to = 1) => composer.preview(text, { to, folder });

  function bytesOf(text: string, to = 1): Extract<Composed, { kind: 'bytes' }> {
    const composed = compose(text, to);
    assert.ok(composed.ok && composed.value.kind === 'bytes', text);
    return composed.value;
  }

  function send(text: string, to = 1): string {
    const { bytes, sent } = bytesOf(text, to);
    sent();
    return Buffer.from(bytes).toString('latin1');
  }

  function problem(text: string): string {
    const composed = compose(text);
    assert.ok(!composed.ok);
    const [{ start, end, message }] = composed.problems;
    const seen = preview(text);
    assert.deepEqual(seen, { kind: 'problem', start, end, message }, 'a look says the same');
    return `${start}-${end} ${message}`;
  }

  it('makes what is written into bytes, in each format', () => {
    assert.equal(send('len16be{"hi"} checksum("crc16-modbus", le){hex"01 03 00 00 00 0a"}').length, 12);
    const modbus = bytesOf('checksum("crc16-modbus", le){hex"01 03 00 00 00 0a"}').bytes;
    assert.equal(Buffer.from(modbus).toString('hex'), '01030000000ac5cd');
    const text = composer.compose({ text: 'hi', format: 'text', lineEnding: 'crlf' }, { folder });
    assert.ok(text.ok && text.value.kind === 'bytes');
    assert.equal(Buffer.from(text.value.bytes).toString(), 'hi\r\n');
  });

  it('counts from send to send, for each target by itself; a look or a failed send counts for nothing', () => {
    assert.equal(send('counter() "," u8(counter(5, 2))'), '0,\x05');
    bytesOf('counter() "," u8(counter(5, 2))');
    const looked = preview('counter() "," u8(counter(5, 2))');
    assert.ok(looked.kind === 'bytes' && looked.isNewEachTime);
    assert.deepEqual([...looked.first], [0x31, 0x2c, 7]);
    assert.equal(send('counter() "," u8(counter(5, 2))'), '1,\x07');
    assert.equal(send('counter() "," u8(counter(5, 2))', 2), '0,\x05');
  });

  it('takes the time and random bytes anew each time, and shows the same ones at each look', () => {
    assert.equal(send('now("unixMs")'), String(nowMs));
    nowMs += 1;
    assert.equal(send('now("unixMs")'), String(nowMs));
    assert.deepEqual(preview('random(8) uuid()'), preview('random(8) uuid()'));
    const first = send('random(8)');
    preview('random(8)');
    const second = send('random(8)');
    assert.notEqual(first, second);
    const other = new PayloadComposer(nodeEnvironment({ seed: 1n }));
    const seeded = [1, 2].map(() => {
      const composed = other.compose(payload('random(8)'), { folder });
      assert.ok(composed.ok && composed.value.kind === 'bytes');
      return Buffer.from(composed.value.bytes).toString('latin1');
    });
    assert.deepEqual(seeded, [first, second], 'the look between them took nothing from the seed');
  });

  it('knows the environment, and says so of other variables', () => {
    process.env['SOCKET_LAB_TEST'] = 'from outside';
    assert.equal(send('"{{env.SOCKET_LAB_TEST}}"'), 'from outside');
    delete process.env['SOCKET_LAB_TEST'];
    assert.equal(
      problem('"a{{name}}"'),
      '2-10 There is no variable "name": {{env.NAME}} is one of the environment.',
    );
  });

  it('streams a file by itself, and puts one into a payload', () => {
    assert.deepEqual(compose('file"big.bin"'), {
      ok: true,
      value: { kind: 'file', path: join(folder, 'big.bin') },
    });
    assert.deepEqual(preview('file"big.bin"'), { kind: 'file', name: 'big.bin', size: 3_000_000 });
    assert.equal(send('lenText{file"hi.txt"}'), '2hi');
    const seen = preview('lenText{file"hi.txt"}');
    assert.ok(seen.kind === 'bytes' && seen.length === 3 && !seen.isNewEachTime);
    assert.deepEqual(preview('"x" file"big.bin"'), { kind: 'large', leastBytes: 3_000_001 });
    assert.equal(bytesOf('"x" file"big.bin"').bytes.length, 3_000_001);
  });

  it('says which file cannot be had, and why', () => {
    assert.match(problem('"a" file"gone.txt"'), /^4-18 The file "gone\.txt" is not there; .*\(ENOENT\)\.$/);
    assert.match(problem('"a" file"."'), /EISDIR/);
    const alone = preview('file"gone.txt"');
    assert.ok(alone.kind === 'problem' && /ENOENT/.test(alone.message));
    if (process.platform === 'win32') return;
    // A device or a pipe may have no end.
    assert.match(problem('"a" file"/dev/null"'), /is no regular file but a pipe.*ERR_NOT_A_FILE/);
    assert.equal(preview('file"/dev/null"').kind, 'problem');
  });

  it('says where the first problem is', () => {
    assert.match(problem('"a" u8(300)'), /^7-10 300 is out of range/);
    assert.match(problem('"open'), /^5-5 /);
    assert.match(problem(''), /A payload is missing/);
  });

  it('looks at no more than costs little', () => {
    const large = 'repeat(30000000, "x")';
    assert.deepEqual(preview(large), { kind: 'large', leastBytes: 30_000_000 });
    assert.equal(preview(`checksum("crc32", ${large})`).kind, 'large');
    assert.equal(bytesOf(large).bytes.length, 30_000_000);
    assert.match(problem('repeat(99999999, "x")'), /larger than 64 MiB/);
  });
});
