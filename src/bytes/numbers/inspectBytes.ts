import { escapeBytes } from '../escapeBytes.ts';
import { encodeUtf8, readUtf8, utf8Size } from '../utf8.ts';

/** One interpretation of the bytes at an offset. */
export interface InspectedValue {
  readonly name: string;
  /** Big-endian, or the only reading where byte order does not matter. Absent: too few bytes, or not valid. */
  readonly big?: InspectedReading;
  readonly little?: InspectedReading;
}

export interface InspectedReading {
  /** For display, with thousands separators. */
  readonly shown: string;
  /** For the clipboard. */
  readonly copied: string;
  /** Number of bytes. */
  readonly size: number;
}

/** Most bytes examined: the longest interpretation is a 64-bit LEB128 number. */
export const inspectedBytes = 10;

const wide = [16, 24, 32, 64] as const;
/** Values outside this range are unlikely to be times. */
const plausible = { first: Date.UTC(1990, 0, 1), last: Date.UTC(2100, 0, 1) } as const;

/** All interpretations of the first bytes: numbers of every width, characters, times. */
export function inspectBytes(bytes: Uint8Array): readonly InspectedValue[] {
  const [first] = bytes;
  if (first === undefined) return [];
  const plain = (name: string, text: string, size = 1): InspectedValue => ({
    name,
    big: { shown: text, copied: text, size },
  });
  return [
    ...bothSigns('8', [{ big: whole(BigInt(first), 1) }, { big: whole(BigInt.asIntN(8, BigInt(first)), 1) }]),
    ...wide.flatMap((bits) =>
      bothSigns(String(bits), [
        both(bytes, bits / 8, (value) => value),
        both(bytes, bits / 8, (value) => BigInt.asIntN(bits, value)),
      ]),
    ),
    ...([2, 4, 8] as const).map((size) => real(bytes, size)),
    character(bytes),
    utf16(bytes),
    ...times(bytes),
    ...leb128(bytes),
    plain('binary', first.toString(2).padStart(8, '0')),
    plain('octal', first.toString(8).padStart(3, '0')),
  ].filter(({ big, little }) => big !== undefined || little !== undefined);
}

function whole(value: bigint, size: number): InspectedReading {
  return { shown: String(value).replace(/\B(?=(\d{3})+$)/g, ','), copied: String(value), size };
}

type Readings = Omit<InspectedValue, 'name'>;

/** Signed and unsigned, as one line where they agree. */
function bothSigns(bits: string, [unsignedOne, signed]: readonly [Readings, Readings]): InspectedValue[] {
  const isSame =
    unsignedOne.big?.copied === signed.big?.copied && unsignedOne.little?.copied === signed.little?.copied;
  if (isSame) return [{ name: `int${bits}, uint${bits}`, ...signed }];
  return [
    { name: `uint${bits}`, ...unsignedOne },
    { name: `int${bits}`, ...signed },
  ];
}

function both(bytes: Uint8Array, size: number, signed: (value: bigint) => bigint): Readings {
  if (bytes.length < size) return {};
  return {
    big: whole(signed(unsigned(bytes, size, false)), size),
    little: whole(signed(unsigned(bytes, size, true)), size),
  };
}

function unsigned(bytes: Uint8Array, size: number, little: boolean): bigint {
  let value = 0n;
  for (let index = 0; index < size; index++)
    value = (value << 8n) | BigInt(bytes[little ? size - 1 - index : index] ?? 0);
  return value;
}

function real(bytes: Uint8Array, size: 2 | 4 | 8): InspectedValue {
  const name = `float${size * 8}`;
  if (bytes.length < size) return { name };
  const reading = (little: boolean): InspectedReading => {
    const text = realText(bytes, size, little);
    return { shown: text, copied: text, size };
  };
  return { name, big: reading(false), little: reading(true) };
}

function realText(bytes: Uint8Array, size: 2 | 4 | 8, little: boolean): string {
  if (size === 2) return text(float16(Number(unsigned(bytes, 2, little))));
  const view = new DataView(bytes.buffer, bytes.byteOffset, size);
  return size === 8 ? text(view.getFloat64(0, little)) : shortestSingle(view.getFloat32(0, little));
}

/** IEEE 754 binary16. */
function float16(bits: number): number {
  const sign = (bits & 0x8000) === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 0x3ff;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The shortest text that parses to this float32. */
function shortestSingle(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return text(short);
  }
  return text(value);
}

function text(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function character(bytes: Uint8Array): InspectedValue {
  const code = readUtf8(bytes, 0);
  if (typeof code === 'string') return { name: 'utf-8' };
  const size = utf8Size(code);
  return { name: 'utf-8', big: characterReading(code, size, bytes.subarray(0, size)) };
}

function utf16(bytes: Uint8Array): InspectedValue {
  const big = utf16Reading(bytes, false);
  const little = utf16Reading(bytes, true);
  return named('utf-16', big, little);
}

function utf16Reading(bytes: Uint8Array, little: boolean): InspectedReading | undefined {
  if (bytes.length < 2) return undefined;
  const lead = Number(unsigned(bytes, 2, little));
  if (lead >= 0xdc00 && lead <= 0xdfff) return undefined;
  if (lead < 0xd800 || lead > 0xdfff) return characterReading(lead, 2);
  const trail = bytes.length < 4 ? 0 : Number(unsigned(bytes.subarray(2), 2, little));
  if (trail < 0xdc00 || trail > 0xdfff) return undefined;
  return characterReading(0x10000 + ((lead - 0xd800) << 10) + (trail - 0xdc00), 4);
}

/** Escaped as everywhere, so that nothing takes effect on the page. */
function characterReading(
  code: number,
  size: number,
  utf8 = encodeUtf8(String.fromCodePoint(code)),
): InspectedReading {
  return {
    shown: `"${escapeBytes(utf8, { quoted: true })}" U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
    copied: String.fromCodePoint(code),
    size,
  };
}

/** Seconds since 1970 in 32 and 64 bits, and milliseconds in 64, where the result is plausible. */
function times(bytes: Uint8Array): InspectedValue[] {
  return (
    [
      [4, 1000, 'unix time 32'],
      [8, 1000, 'unix time 64'],
      [8, 1, 'unix time ms'],
    ] as const
  ).map(([size, factor, name]) => {
    const reading = (little: boolean): InspectedReading | undefined => {
      if (bytes.length < size) return undefined;
      const ms = Number(BigInt.asIntN(size * 8, unsigned(bytes, size, little))) * factor;
      if (ms < plausible.first || ms > plausible.last) return undefined;
      const iso = new Date(ms).toISOString().replace('.000Z', 'Z');
      return { shown: iso, copied: iso, size };
    };
    const [big, little] = [reading(false), reading(true)];
    return named(name, big, little);
  });
}

/** LEB128: seven bits per byte, lowest first; plain, and zigzag as in protobuf's sint64. */
function leb128(bytes: Uint8Array): InspectedValue[] {
  let value = 0n;
  for (let index = 0; index < Math.min(bytes.length, inspectedBytes); index++) {
    const byte = bytes[index] ?? 0;
    value |= BigInt(byte & 0x7f) << BigInt(index * 7);
    if (byte >= 0x80) continue;
    if (value >= 1n << 64n) return [];
    const size = index + 1;
    const zigzag = (value >> 1n) ^ -(value & 1n);
    return [
      { name: `varint (${size} byte${size === 1 ? '' : 's'})`, big: whole(value, size) },
      { name: 'varint, zigzag', big: whole(zigzag, size) },
    ];
  }
  return [];
}

function named(
  name: string,
  big: InspectedReading | undefined,
  little: InspectedReading | undefined,
): InspectedValue {
  return { name, ...(big === undefined ? {} : { big }), ...(little === undefined ? {} : { little }) };
}
