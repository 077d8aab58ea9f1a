/** The number types of the payload notation (`u8`, `u16be`, `f32le`, `varint` …) and how each is encoded. */

/** A number type. To add one: a row in `numberTypes`. */
export interface NumberType {
  readonly name: string;
  readonly real: boolean;
  /** The range, for integers. */
  readonly least: bigint;
  readonly most: bigint;
  /** Undefined where it depends on the value. */
  readonly bytes: number | undefined;
  /** The number is within the range. */
  readonly write: (value: bigint | number) => Uint8Array;
}

function whole(name: string, bytes: 1 | 2 | 4 | 8, signed: boolean, little: boolean): NumberType {
  const bits = BigInt(bytes * 8);
  return {
    name,
    real: false,
    least: signed ? -(1n << (bits - 1n)) : 0n,
    most: (1n << (signed ? bits - 1n : bits)) - 1n,
    bytes,
    write: (value) => writeWhole(BigInt.asUintN(bytes * 8, BigInt(value)), bytes, little),
  };
}

function real(name: string, bytes: 4 | 8, little: boolean): NumberType {
  return {
    name,
    real: true,
    least: 0n,
    most: 0n,
    bytes,
    write: (value) => {
      const view = new DataView(new ArrayBuffer(bytes));
      if (bytes === 4) view.setFloat32(0, Number(value), little);
      else view.setFloat64(0, Number(value), little);
      return new Uint8Array(view.buffer);
    },
  };
}

/** An unsigned integer in a fixed number of bytes. */
export function writeWhole(value: bigint, bytes: number, little: boolean): Uint8Array {
  const written = new Uint8Array(bytes);
  for (let index = 0, rest = value; index < bytes; index++, rest >>= 8n)
    written[little ? index : bytes - 1 - index] = Number(rest & 0xffn);
  return written;
}

const wide = [2, 4, 8] as const;
const signs = [
  [false, 'u'],
  [true, 'i'],
] as const;

/** A type in both byte orders. */
function bothOrders(name: string, make: (name: string, little: boolean) => NumberType): NumberType[] {
  return [make(`${name}be`, false), make(`${name}le`, true)];
}

export const numberTypes: readonly NumberType[] = [
  ...signs.map(([signed, letter]) => whole(`${letter}8`, 1, signed, false)),
  ...signs.flatMap(([signed, letter]) =>
    wide.flatMap((bytes) =>
      bothOrders(`${letter}${bytes * 8}`, (name, little) => whole(name, bytes, signed, little)),
    ),
  ),
  ...bothOrders('f32', (name, little) => real(name, 4, little)),
  ...bothOrders('f64', (name, little) => real(name, 8, little)),
  {
    name: 'varint',
    real: false,
    least: 0n,
    most: (1n << 64n) - 1n,
    bytes: undefined,
    write: (value) => encodeVarint(BigInt(value)),
  },
];

const byName = new Map(numberTypes.map((type) => [type.name, type]));

export function numberType(name: string): NumberType | undefined {
  return byName.get(name);
}

/** A number from 0 to 2⁶⁴ − 1 as LEB128: seven bits per byte, lowest first (protobuf, MQTT). */
export function encodeVarint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
