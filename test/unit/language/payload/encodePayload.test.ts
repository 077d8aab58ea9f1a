import assert from 'node:assert/strict';
import { SharedCounters } from '../../../../src/language/payload/model/counters.ts';
import { encodePayload } from '../../../../src/language/payload/encodePayload.ts';
import type { PayloadEnvironment } from '../../../../src/language/payload/model/environment.ts';
import { parsePayload } from '../../../../src/language/payload/parsePayload.ts';
import { steadyEnvironment } from '../../../support/steadyEnvironment.ts';

function bytesOf(text: string, environment = steadyEnvironment): string {
  const parts = parsePayload(text);
  assert.ok(parts.ok, text);
  const bytes = encodePayload(parts.value, environment);
  assert.ok(bytes.ok, bytes.ok ? text : bytes.problems[0].message);
  return Buffer.from(bytes.value).toString('latin1');
}

function problems(text: string, environment: PayloadEnvironment = steadyEnvironment): readonly string[] {
  const parts = parsePayload(text);
  assert.ok(parts.ok, text);
  const bytes = encodePayload(parts.value, environment);
  assert.ok(!bytes.ok);
  return bytes.problems.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`);
}

describe('encodePayload', () => {
  it('puts variables into text, by themselves, and into numbers', () => {
    assert.equal(bytesOf('"hi {{name}}, {{ n }}" {{name}} \'{{name}}\''), 'hi Ada, 5Ada{{name}}');
    assert.equal(bytesOf('"{{server.port}}" "\\{{name}}" {{1}}'), '8080{{name}}captured');
    assert.equal(bytesOf('u8({{n}}) repeat({{n}}, "x") f32be({{real}})'), '\x05xxxxx\x3f\xc0\0\0');
    assert.equal(bytesOf('utf16le"é{{name}}"'), 'é\0Ada');
  });

  it('asks the world for time, files and random bytes', () => {
    assert.equal(
      bytesOf('now("iso") " " now("unix") " " now("unixMs")'),
      '2026-11-21T10:20:30.456Z 1795256430 1795256430456',
    );
    assert.equal(bytesOf('len8{file"a\\b.bin"}'), '\x09<a\\b.bin>');
    assert.equal(bytesOf('random(1000)').length, 1000);
    assert.match(bytesOf('uuid()'), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('counts one more at each send of the same payload', () => {
    const parts = parsePayload(
      'counter() " " counter(10, -5) " " u8(counter({{n}}, 2)) repeat(2, counter())',
    );
    assert.ok(parts.ok);
    const sends = [1, 2, 3].map(() => {
      const bytes = encodePayload(parts.value, steadyEnvironment);
      assert.ok(bytes.ok);
      return Buffer.from(bytes.value).toString('latin1');
    });
    assert.deepEqual(sends, ['0 10 \x0500', '1 5 \x0711', '2 0 \x0922']);
  });

  it('counts alike what counts alike, within a payload and, where they are shared, from one to the next', () => {
    const shared = new SharedCounters();
    const environment: PayloadEnvironment = { counter: (_, first, step) => shared.next('', first, step) };
    const text = 'counter() " " repeat(2, counter()) " " counter(0, 1) " " counter(0, 2)';
    assert.deepEqual(
      [1, 2, 3].map(() => bytesOf(text, environment)),
      ['0 00 0 0', '1 11 1 2', '2 22 2 4'],
    );
    assert.equal(
      bytesOf('"{{x}}" u8(counter())', { ...environment, variable: () => Buffer.of(1) }),
      '\x01\x03',
    );
  });

  it('nests lengths and checksums', () => {
    assert.equal(bytesOf('len8{len8{"a"} lenText("bc")}'), '\x03\x01a2');
    assert.equal(bytesOf('checksum("sum8"){len16be{"a" checksum("xor8"){"b"}}}'), '\0\x03abb\x28');
    assert.equal(bytesOf('lenVarint{repeat(300, "x")}').slice(0, 3), '\xac\x02x');
    const deep = `${'lenVarint{'.repeat(60)}"x"${'}'.repeat(60)}`;
    assert.equal(bytesOf(deep).length, 61);
  });

  it('reads the lines below', () => {
    const text = `len8{<<CRLF HEAD} <<END "!" # rest
      GET {{name}} HTTP/1.1

      HEAD
    a \\n {{no name}}
  b
      c
    END
    " after"`;
    assert.equal(
      bytesOf(text),
      '\x16GET Ada HTTP/1.1\r\n\r\na \\n {{no name}}\nb\n  c\n! after'.replace('\x16', '\x14'),
    );
    assert.equal(bytesOf('<<E\r\n a\r\n E\r\n"b"'), 'a\nb');
  });

  it('says what the world has not, at the part that wants it', () => {
    const text = '"{{name}}" u8({{n}}) counter() now("iso") random(1) file"x" sjis"x"';
    assert.deepEqual(
      problems(text, {}).map((problem) => problem.replace(/ needs | which is.*$/g, '')),
      [
        '{{name}}: Thisthe variable {{name}},',
        '{{n}}: Thisthe variable {{n}},',
        'counter(): Thisa counter,',
        'now("iso"): Thisa clock,',
        'random(1): Thisrandom numbers,',
        'file"x": Thisa file,',
        'sjis"x": Thisthe charset shift_jis,',
      ],
    );
    assert.deepEqual(problems('{{nobody}} file"missing"'), [
      '{{nobody}}: There is no variable "nobody".',
      'file"missing": The file is missing (ENOENT).',
    ]);
  });

  it('judges what it learns only now', () => {
    assert.deepEqual(
      problems('u8({{name}}) u8({{server.port}}) repeat({{real}}, "x") counter({{real}}, 1)'),
      [
        '{{name}}: The variable "name" is "Ada", which is not a number.',
        '{{server.port}}: 8080 is out of range: u8 goes from 0 to 255.',
        '{{real}}: 1.5 is not a count: write a whole number from 0 on.',
        '{{real}}: 1.5 is not a whole number.',
      ],
    );
    assert.match(problems('len8{repeat({{server.port}}, "x")}').join(), /^len8.*The length is 8080/);
    const charset: PayloadEnvironment = { charset: () => () => ({ missing: '🌮' }) };
    assert.deepEqual(problems('sjis"a🌮"', charset), ['sjis"a🌮": The charset shift_jis has no "🌮".']);
    assert.match(problems('now("iso")', { nowMs: () => Number.NaN }).join(), /not a valid time/);
  });

  it('pads and packs by numbers that it learns only now', () => {
    assert.equal(bytesOf('pad({{n}}, "{{name}}"){"x"}'), 'xAdaA');
    assert.equal(
      bytesOf('bcd({{server.port}}) bcd({{n}}, {{n}}) slip{{{name}}}'),
      '\x80\x80\0\0\0\0\x05Ada\xc0',
    );
    assert.deepEqual(problems('pad({{n}}){"longer"} pad({{real}}){} bcd({{real}}) bcd({{server.port}}, 1)'), [
      'pad({{n}}){"longer"}: This has 6 bytes, which is more than the 5 that it is padded to.',
      '{{real}}: 1.5 is not a count: write a whole number from 0 on.',
      'bcd({{real}}): 1.5 cannot be written in BCD, which has whole numbers from 0 on.',
      'bcd({{server.port}}, 1): 8080 has 4 digits, and BCD of 1 bytes has 2.',
    ]);
    const huge = encodeText('pad({{n}}){}', { variable: () => Buffer.from('100000000') });
    assert.match(huge.join(), /larger than 64 MiB/);
    assert.equal(bytesOf('pad(60000000){}').length, 60_000_000);
  });

  it('keeps to its limits of memory and work', () => {
    const much = encodeText('{{big}} {{big}}', { variable: () => new Uint8Array(40_000_000) });
    assert.match(much.join(), /larger than 64 MiB/);
    const repeated = encodeText('repeat({{n}}, "xx")', { variable: () => Buffer.from('1000000000') });
    assert.match(repeated.join(), /larger than 64 MiB/);
    const work = encodeText('len32be(repeat(60000000, "x")) '.repeat(1000));
    assert.match(work.join(), /more than 512 MiB/);
  }).timeout(20_000);
});

function encodeText(text: string, environment: PayloadEnvironment = {}): readonly string[] {
  const parts = parsePayload(text);
  assert.ok(parts.ok);
  const bytes = encodePayload(parts.value, environment);
  return bytes.ok ? [] : bytes.problems.map(({ message }) => message);
}
