import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createFramer } from '../../../../src/bytes/framing/createFramer.ts';
import { lengthWidths, type Framing } from '../../../../src/bytes/framing/framing.ts';
import { encodeVarint } from '../../../../src/bytes/numbers/numberTypes.ts';
import { bytes, framed, latin1, messages } from '../../../support/framedWords.ts';
import { assertGrowsLinearly } from '../../../support/growth.ts';

const length = (width: (typeof lengthWidths)[number], offset = 0, includesHeader = false): Framing => ({
  kind: 'length',
  width,
  offset,
  includesHeader,
});

describe('createFramer', () => {
  it('cuts lines at LF and CR LF', () => {
    assert.deepEqual(messages({ kind: 'line' }, 'a\nb\r\n\n\r\r\nrest'), [
      'a|a\n',
      'b|b\r\n',
      '|\n',
      '\r|\r\r\n',
      'rest: rest',
    ]);
  });

  it('cuts at a delimiter, however it overlaps itself', () => {
    const framing: Framing = { kind: 'delimiter', delimiter: bytes('aab') };
    assert.deepEqual(messages(framing, 'xaaabaabaa'), ['xa|xaaab', '|aab', 'rest: aa']);
    assert.deepEqual(messages({ kind: 'delimiter', delimiter: bytes('\r\n') }, 'a\r\r\n\nb\r\n'), [
      'a\r|a\r\r\n',
      '\nb|\nb\r\n',
    ]);
  });

  it('reads a length in front, of every width', () => {
    assert.deepEqual(messages(length('u8'), '\x02ab\0\x01c\x05x'), [
      'ab|\x02ab',
      '|\0',
      'c|\x01c',
      'rest: \x05x',
    ]);
    assert.deepEqual(messages(length('u16be'), '\0\x02ab'), ['ab|\0\x02ab']);
    assert.deepEqual(messages(length('u16le'), '\x02\0ab'), ['ab|\x02\0ab']);
    assert.deepEqual(messages(length('u32be'), '\0\0\0\x02ab'), ['ab|\0\0\0\x02ab']);
    assert.deepEqual(messages(length('u32le'), '\x02\0\0\0ab'), ['ab|\x02\0\0\0ab']);
    assert.deepEqual(messages(length('varint'), `\x80\x01${'x'.repeat(128)}`), [
      `${'x'.repeat(128)}|\x80\x01${'x'.repeat(128)}`,
    ]);
  });

  it('reads a length within a header, which stays in the message', () => {
    // Modbus TCP: transaction, protocol, length, then unit and function.
    const modbus = '\0\x01\0\0\0\x02\x11\x03';
    assert.deepEqual(messages(length('u16be', 4), modbus + modbus), [
      `${modbus}|${modbus}`,
      `${modbus}|${modbus}`,
    ]);
    // MQTT: type, then the length.
    assert.deepEqual(messages(length('varint', 1), '\xc0\0\xd0\0'), ['\xc0\0|\xc0\0', '\xd0\0|\xd0\0']);
    assert.deepEqual(messages(length('u8', 0, true), '\x03ab\x01'), ['ab|\x03ab', '|\x01']);
  });

  it('tells a length that cannot be, and reads nothing after it', () => {
    assert.deepEqual(messages(length('u16be', 1, true), 'x\0\x02more'), ['malformed: x\0\x02 fatal']);
    assert.deepEqual(messages(length('varint'), `${'\xff'.repeat(11)}more`), [
      `malformed: ${'\xff'.repeat(10)} fatal`,
    ]);
  });

  it('cuts frames of one size', () => {
    assert.deepEqual(messages({ kind: 'fixed', size: 3 }, 'abcdefg'), ['abc|abc', 'def|def', 'rest: g']);
  });

  it('unpacks SLIP', () => {
    assert.deepEqual(messages({ kind: 'slip' }, '\xc0ab\xc0\xc0\xdb\xdc\xdb\xddx\xc0'), [
      'ab|ab\xc0',
      '\xc0\xdbx|\xdb\xdc\xdb\xddx\xc0',
    ]);
    assert.deepEqual(messages({ kind: 'slip' }, 'a\xdbb\xc0ok\xc0\xdb\xc0r'), [
      'malformed: a\xdbb\xc0',
      'ok|ok\xc0',
      'malformed: \xdb\xc0',
      'rest: r',
    ]);
  });

  it('unpacks COBS, by the examples of its paper', () => {
    const unpack = (hex: string): string[] =>
      framed({ kind: 'cobs' }, [Buffer.from(hex, 'hex')]).map((text) =>
        Buffer.from(text.split('|')[0] ?? '', 'latin1').toString('hex'),
      );
    assert.deepEqual(unpack('010100'), ['00']);
    assert.deepEqual(unpack('01010100'), ['0000']);
    assert.deepEqual(unpack('0311220233 00'.replace(' ', '')), ['11220033']);
    assert.deepEqual(unpack('051122334400'), ['11223344']);
    assert.deepEqual(unpack('021101010100'), ['11000000']);
    assert.deepEqual(unpack('0100'), ['']);
    assert.deepEqual(messages({ kind: 'cobs' }, '\x05ab\0\x02x\0'), ['malformed: \x05ab\0', 'x|\x02x\0']);
  });

  it('leaves chunks alone without framing', () => {
    assert.deepEqual(framed({ kind: 'none' }, [bytes('ab'), bytes(''), bytes('c')]), ['ab|ab', 'c|c']);
  });

  it('skips a frame over the limit and goes on with the next', () => {
    assert.deepEqual(messages({ kind: 'line' }, '12345\n1234\n123456789\nab', 4), [
      'too large: 4',
      '1234|1234\n',
      'too large: 4',
      'rest: ab',
    ]);
    assert.deepEqual(messages(length('u8'), '\x09123456789\x01a', 4), ['too large: 4 10', 'a|\x01a']);
    assert.deepEqual(
      messages({ kind: 'slip' }, '12345\xc0\xdb\xdc\xdb\xdc\xdb\xdc\xdb\xdc\xc0123456789\xc0', 4),
      ['too large: 4 5', '\xc0\xc0\xc0\xc0|\xdb\xdc\xdb\xdc\xdb\xdc\xdb\xdc\xc0', 'too large: 4'],
    );
    const huge = messages(length('u32be'), '\xff\xff\xff\xffabc');
    assert.deepEqual(huge, ['too large: 1048576 4294967299']);
  });

  it('counts no delimiter towards the limit, not even half of one', () => {
    const framing: Framing = { kind: 'delimiter', delimiter: bytes('\r\n\r\n') };
    const stream = bytes('abcd\r\n\r\nabcde\r\n\r\nab\r\n\r\n');
    const single = Array.from(stream, (byte) => Uint8Array.of(byte));
    const wanted = ['abcd|abcd\r\n\r\n', 'too large: 4', 'ab|ab\r\n\r\n'];
    assert.deepEqual(framed(framing, single, 4), wanted);
    assert.deepEqual(framed(framing, [stream], 4), wanted);
  });

  it('knows the longest run of COBS', () => {
    for (const size of [253, 254, 255, 508, 509]) {
      const message = Uint8Array.from({ length: size }, () => 1);
      const [only] = framed({ kind: 'cobs' }, [pack(message, { kind: 'cobs' })]);
      assert.equal(only?.split('|')[0], latin1(message));
    }
  });

  it('packs and unpacks any messages', () => {
    const list = fc.array(fc.uint8Array({ maxLength: 600 }), { maxLength: 6 });
    const stuffed = fc.constantFrom<Framing>(
      { kind: 'slip' },
      { kind: 'cobs' },
      ...lengthWidths.filter((width) => width !== 'u8').map((width) => length(width)),
    );
    fc.assert(
      fc.property(list, stuffed, (given, framing) => {
        const wanted = given.filter(({ length: size }) => framing.kind !== 'slip' || size > 0);
        const out: Uint8Array[] = [];
        const framer = createFramer(framing);
        framer.push(Buffer.concat(wanted.map((message) => pack(message, framing))), (piece) => {
          out.push(piece.kind === 'frame' ? piece.message : bytes(piece.kind));
        });
        assert.deepEqual(out.map(latin1), wanted.map(latin1));
      }),
    );
  });

  it('answers the same however the stream is cut into chunks', () => {
    const framing = fc.oneof(
      fc.constantFrom<Framing>({ kind: 'line' }, { kind: 'slip' }, { kind: 'cobs' }, { kind: 'dle' }),
      fc
        .tuple(fc.constantFrom('\x03', '\0\0'), fc.integer({ min: 1, max: 3 }))
        .map(([text, plus]): Framing => ({ kind: 'delimiter', delimiter: bytes(text), plus })),
      fc
        .array(fc.constantFrom(0, 1, 2), { minLength: 1, maxLength: 5 })
        .map((list): Framing => ({ kind: 'delimiter', delimiter: Uint8Array.from(list) })),
      fc.integer({ min: 1, max: 9 }).map((size): Framing => ({ kind: 'fixed', size })),
      fc
        .tuple(fc.constantFrom(...lengthWidths), fc.integer({ min: 0, max: 3 }), fc.boolean())
        .map(([width, offset, includes]) => length(width, offset, includes)),
    );
    const stream = fc
      .array(fc.constantFrom(0, 1, 2, 3, 5, 0x0a, 0x0d, 0x10, 0x61, 0x80, 0xc0, 0xdb, 0xdc, 0xdd, 0xff), {
        maxLength: 80,
      })
      .map((list) => Uint8Array.from(list));
    const cuts = fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 20 });
    fc.assert(
      fc.property(framing, stream, cuts, fc.constantFrom(1, 4, 9, 1000), (given, all, at, limit) => {
        const whole = framed(given, [all], limit);
        const edges = [0, ...at.map((edge) => Math.min(edge, all.length)).sort((a, b) => a - b), all.length];
        const chunks = edges.slice(1).map((edge, index) => all.slice(edges[index], edge));
        assert.deepEqual(framed(given, chunks, limit), whole);
        const single = Array.from(all, (byte) => Uint8Array.of(byte));
        assert.deepEqual(framed(given, single, limit), whole);
      }),
      { numRuns: 5000 },
    );
  }).timeout(20_000);

  it('keeps no more than the limit, and takes linear time', () => {
    for (const framing of [
      { kind: 'line' },
      { kind: 'slip' },
      { kind: 'dle' },
      length('u32be'),
      { kind: 'delimiter', delimiter: bytes(`${'a'.repeat(1000)}b`) },
    ] as const) {
      const chunk = bytes('a'.repeat(65_536));
      const piece = bytes('a'.repeat(16));
      const framer = createFramer(framing);
      let told = 0;
      for (let count = 0; count < 200; count++) framer.push(chunk, () => told++);
      for (let count = 0; count < 50_000; count++) framer.push(chunk.subarray(0, 1), () => told++);
      assert.equal(told, framing.kind === 'dle' ? 0 : 1);
      const sizes = (size: number): number => size;
      const pushed = (each: Uint8Array) => (size: number) => {
        const fresh = createFramer(framing);
        for (let at = 0; at < size; at += each.length) fresh.push(each, () => undefined);
      };
      assertGrowsLinearly(sizes, pushed(piece), {}, `${framing.kind} in pieces`);
      assertGrowsLinearly(sizes, pushed(chunk), { most: 1 << 26, from: 65_536 }, `${framing.kind} in chunks`);
    }
  }).timeout(60_000);
});

function pack(message: Uint8Array, framing: Framing): Uint8Array {
  if (framing.kind === 'slip') {
    const stuffed = Array.from(message, (byte) =>
      byte === 0xc0 ? [0xdb, 0xdc] : byte === 0xdb ? [0xdb, 0xdd] : [byte],
    );
    return Uint8Array.from([...stuffed.flat(), 0xc0]);
  }
  if (framing.kind === 'cobs') return packCobs(message);
  assert.ok(framing.kind === 'length');
  return Buffer.concat([packLength(message.length, framing.width), message]);
}

function packLength(size: number, width: (typeof lengthWidths)[number]): Uint8Array {
  if (width === 'varint') return encodeVarint(BigInt(size));
  const made = Buffer.alloc(Number(/\d+/.exec(width)?.[0]) / 8);
  if (width.endsWith('le')) made.writeUIntLE(size, 0, made.length);
  else made.writeUIntBE(size, 0, made.length);
  return made;
}

function packCobs(message: Uint8Array): Uint8Array {
  const out: number[] = [];
  let run: number[] = [];
  for (const byte of message) {
    if (byte !== 0) run.push(byte);
    if (byte === 0 || run.length === 254) {
      out.push(run.length + 1, ...run);
      run = [];
    }
  }
  return Uint8Array.from([...out, run.length + 1, ...run, 0]);
}
