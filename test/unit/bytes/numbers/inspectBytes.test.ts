import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inspectBytes, type InspectedValue } from '../../../../src/bytes/numbers/inspectBytes.ts';
import { encodeVarint } from '../../../../src/bytes/numbers/numberTypes.ts';

function copied(values: readonly InspectedValue[], name: string): [string | undefined, string | undefined] {
  const found = values.find((value) => value.name.split(', ').includes(name) || value.name === name);
  return [found?.big?.copied, found?.little?.copied];
}

describe('inspectBytes', () => {
  it('reads numbers as a DataView does, in both orders', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 12 }), (bytes) => {
        const values = inspectBytes(bytes);
        const view = new DataView(bytes.buffer, bytes.byteOffset);
        const readers = {
          uint16: (little) => view.getUint16(0, little),
          int16: (little) => view.getInt16(0, little),
          uint32: (little) => view.getUint32(0, little),
          int32: (little) => view.getInt32(0, little),
          uint64: (little) => view.getBigUint64(0, little),
          int64: (little) => view.getBigInt64(0, little),
        } satisfies Record<string, (little: boolean) => number | bigint>;
        for (const [name, read] of Object.entries(readers))
          assert.deepEqual(copied(values, name), [String(read(false)), String(read(true))], name);
        assert.deepEqual(copied(values, 'uint8'), [String(view.getUint8(0)), undefined]);
        assert.deepEqual(copied(values, 'int8'), [String(view.getInt8(0)), undefined]);
        const three = view.getUint16(0) * 256 + view.getUint8(2);
        assert.equal(copied(values, 'uint24')[0], String(three));
        assert.equal(copied(values, 'int24')[0], String(three >= 1 << 23 ? three - (1 << 24) : three));
        for (const little of [false, true]) {
          const index = little ? 1 : 0;
          const same = (text: string | undefined, value: number): void => {
            assert.ok(
              Object.is(Math.fround(Number(text)), Math.fround(value)) || Number.isNaN(value),
              `${text ?? ''} is ${value}`,
            );
          };
          same(copied(values, 'float32')[index], view.getFloat32(0, little));
          assert.ok(Object.is(Number(copied(values, 'float64')[index]), view.getFloat64(0, little)));
        }
      }),
    );
  });

  it('reads float16 as IEEE 754 has it', () => {
    const half = (bits: number): string | undefined =>
      copied(inspectBytes(Uint8Array.of(bits >> 8, bits & 255)), 'float16')[0];
    assert.deepEqual(
      [0x3c00, 0xc000, 0x7bff, 0x0001, 0x0400, 0x7c00, 0xfc00, 0x7e00, 0x8000, 0x3555].map(half),
      [
        '1',
        '-2',
        '65504',
        '5.960464477539063e-8',
        '0.00006103515625',
        'Infinity',
        '-Infinity',
        'NaN',
        '-0',
        '0.333251953125',
      ],
    );
  });

  it('reads varints of up to 64 bits back, and nothing longer', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, (1n << 64n) - 1n), (value) => {
        const bytes = encodeVarint(value);
        const found = inspectBytes(bytes).find(({ name }) => name.startsWith('varint ('));
        assert.deepEqual([found?.big?.copied, found?.big?.size], [String(value), bytes.length]);
      }),
    );
    assert.equal(
      inspectBytes(new Uint8Array(10).fill(0xff)).some(({ name }) => name.startsWith('varint')),
      false,
    );
    assert.deepEqual(copied(inspectBytes(Uint8Array.of(3)), 'varint, zigzag')[0], '-2');
  });

  it('reads characters, also of two bytes each, and shows none that acts on the page', () => {
    const of = (text: string): readonly InspectedValue[] => inspectBytes(new TextEncoder().encode(text));
    assert.equal(of('h').find(({ name }) => name === 'utf-8')?.big?.shown, '"h" U+0068');
    assert.equal(copied(of('🌮'), 'utf-8')[0], '🌮');
    assert.equal(of('\u202e').find(({ name }) => name === 'utf-8')?.big?.shown, '"\\u{202E}" U+202E');
    assert.deepEqual(copied(inspectBytes(Uint8Array.of(0x3d, 0xd8, 0x00, 0xde)), 'utf-16')[1], '😀');
    assert.equal(
      inspectBytes(Uint8Array.of(0xff)).some(({ name }) => name === 'utf-8'),
      false,
    );
  });

  it('takes for times only those of our days', () => {
    const time = (bytes: number[]): unknown => copied(inspectBytes(Uint8Array.from(bytes)), 'unix time 32');
    assert.deepEqual(time([0x65, 0x53, 0xf1, 0x00]), ['2023-11-14T22:13:20Z', undefined]);
    assert.deepEqual(time([0, 0, 0, 1]), [undefined, undefined]);
  });

  it('says nothing of no bytes, and of few what they have', () => {
    assert.deepEqual(inspectBytes(new Uint8Array()), []);
    assert.deepEqual(
      inspectBytes(Uint8Array.of(0x68)).map(({ name }) => name),
      ['int8, uint8', 'utf-8', 'varint (1 byte)', 'varint, zigzag', 'binary', 'octal'],
    );
  });
});
