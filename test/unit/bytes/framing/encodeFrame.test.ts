import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createFramer } from '../../../../src/bytes/framing/createFramer.ts';
import { encodeFrame } from '../../../../src/bytes/framing/encodeFrame.ts';
import { lengthWidths, type Framing } from '../../../../src/bytes/framing/framing.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

function frame(framing: Framing, message: string, like?: string): string {
  const made = encodeFrame(framing, bytes(message), like === undefined ? undefined : bytes(like));
  return typeof made === 'string' ? made : Buffer.from(made).toString('latin1');
}

const length = (width: (typeof lengthWidths)[number], offset = 0, includesHeader = false): Framing => ({
  kind: 'length',
  width,
  offset,
  includesHeader,
});

describe('encodeFrame', () => {
  it('ends a line as the line that came, and once', () => {
    assert.equal(frame({ kind: 'line' }, 'OK'), 'OK\n');
    assert.equal(frame({ kind: 'line' }, 'OK', 'x\r\n'), 'OK\r\n');
    assert.equal(frame({ kind: 'line' }, 'OK', 'x\n'), 'OK\n');
    assert.equal(frame({ kind: 'line' }, 'OK\n', 'x\r\n'), 'OK\n');
    assert.equal(frame({ kind: 'line' }, ''), '\n');
  });

  it('puts a delimiter behind, once; where bytes follow it, it is all there', () => {
    const framing: Framing = { kind: 'delimiter', delimiter: bytes('\r\n\r\n') };
    assert.equal(frame(framing, 'OK'), 'OK\r\n\r\n');
    assert.equal(frame(framing, 'OK\r\n'), 'OK\r\n\r\n\r\n');
    assert.equal(frame(framing, 'OK\r\n\r\n'), 'OK\r\n\r\n');
    assert.equal(frame(framing, 'OK\r\n\r\nbody'), 'OK\r\n\r\nbody');
    assert.equal(frame({ kind: 'delimiter', delimiter: bytes('\x03'), plus: 1 }, '\x02a\x03b'), '\x02a\x03b');
  });

  it('writes a length that stands first, and says where it is too small for one', () => {
    assert.equal(frame(length('u16be'), 'ab'), '\0\x02ab');
    assert.equal(frame(length('u32le', 0, true), 'ab'), '\x06\0\0\0ab');
    assert.equal(frame(length('varint'), 'x'.repeat(128)), `\x80\x01${'x'.repeat(128)}`);
    assert.equal(frame(length('varint', 0, true), 'x'.repeat(126)), `\x7f${'x'.repeat(126)}`);
    assert.equal(frame(length('varint', 0, true), 'x'.repeat(127)), `\x81\x01${'x'.repeat(127)}`);
    assert.match(frame(length('u8'), 'x'.repeat(256)), /^A frame of 256 bytes .* u8, which says 255 at most/);
    assert.equal(frame(length('u16be', 4), 'header and all'), 'header and all');
    assert.equal(frame({ kind: 'fixed', size: 3 }, 'ab'), 'ab');
    assert.equal(frame({ kind: 'none' }, 'ab'), 'ab');
  });

  it('stuffs what would end the frame', () => {
    assert.equal(frame({ kind: 'slip' }, 'a\xc0\xdb\xdc\xc0'), 'a\xdb\xdc\xdb\xdd\xdc\xdb\xdc\xc0');
    assert.equal(frame({ kind: 'dle' }, 'a\x10\x03'), '\x10\x02a\x10\x10\x03\x10\x03');
  });

  it('stuffs by COBS, by the examples of its paper and of its article in Wikipedia', () => {
    const pack = (hex: string): string =>
      Buffer.from(encodeFrame({ kind: 'cobs' }, Buffer.from(hex, 'hex'))).toString('hex');
    for (const [message, packed] of [
      ['', '0100'],
      ['00', '010100'],
      ['0000', '01010100'],
      ['001100', '0102110100'],
      ['11220033', '031122023300'],
      ['11223344', '051122334400'],
      ['11000000', '021101010100'],
    ] as const)
      assert.equal(pack(message), packed);
    const run = (first: number, count: number): string =>
      Buffer.from(Array.from({ length: count }, (_, at) => first + at)).toString('hex');
    assert.equal(pack(run(1, 254)), `ff${run(1, 254)}00`);
    assert.equal(pack(`00${run(1, 254)}`), `01ff${run(1, 254)}00`);
    assert.equal(pack(run(1, 255)), `ff${run(1, 254)}02ff00`);
    assert.equal(pack(`${run(2, 254)}00`), `ff${run(2, 254)}010100`);
    assert.equal(pack(`${run(3, 253)}0001`), `fe${run(3, 253)}020100`);
  });

  it('makes what the framer takes apart again', () => {
    const framing = fc.oneof(
      fc.constantFrom<Framing>({ kind: 'slip' }, { kind: 'cobs' }, { kind: 'dle' }),
      fc
        .tuple(fc.constantFrom(...lengthWidths), fc.boolean())
        .map(([width, includesHeader]) => length(width, 0, includesHeader)),
    );
    const messages = fc.array(
      fc.oneof(
        fc.uint8Array({ maxLength: 240 }),
        fc.array(fc.constantFrom(0, 1, 0x10, 2, 3, 0xc0, 0xdb, 0xdc), { maxLength: 30 }),
        fc.nat(600).map((size) => new Uint8Array(Math.min(size, 240)).fill(7)),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(framing, messages, (given, list) => {
        const wanted = list
          .map((message) => Uint8Array.from(message))
          // An empty frame of SLIP is only an END.
          .filter((message) => given.kind !== 'slip' || message.length > 0);
        const framer = createFramer(given);
        const out: string[] = [];
        for (const message of wanted) {
          const made = encodeFrame(given, message);
          assert.ok(typeof made !== 'string');
          framer.push(made, (piece) => {
            assert.ok(piece.kind === 'frame');
            out.push(Buffer.from(piece.message).toString('hex'));
          });
        }
        assert.deepEqual(
          out,
          wanted.map((message) => Buffer.from(message).toString('hex')),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('makes long runs of COBS that are taken apart again', () => {
    for (const size of [253, 254, 255, 507, 508, 509, 762]) {
      const message = new Uint8Array(size).fill(1);
      const made = encodeFrame({ kind: 'cobs' }, message);
      assert.ok(typeof made !== 'string');
      createFramer({ kind: 'cobs' }).push(made, (piece) => {
        assert.ok(piece.kind === 'frame');
        assert.deepEqual(piece.message, message);
      });
    }
  });
});
