import type { Codes, DecodeBytes } from './charsetEncoder.ts';

/** A charset of ASCII and of characters of two bytes. */
interface DoubleByte {
  readonly leads: readonly (readonly [first: number, last: number])[];
  readonly trails: readonly (readonly [first: number, last: number])[];
  /** What stands beside the pairs, or is written unlike it is read. */
  readonly others?: readonly (readonly [code: number, ...bytes: number[]])[];
  /** Pairs that are read but never written. */
  readonly readOnly?: (lead: number, trail: number) => boolean;
  /** Characters that are written as the last of several pairs, not as the first. */
  readonly last?: readonly number[];
}

/** The yen sign and the overline, which stand in the places of ASCII's backslash and tilde. */
const roman = [
  [0xa5, 0x5c],
  [0x203e, 0x7e],
] as const;
const gbk: DoubleByte = {
  leads: [[0x81, 0xfe]],
  trails: [
    [0x40, 0x7e],
    [0x80, 0xfe],
  ],
};

/** By the Encoding Standard's sections 10 to 13. */
const charsets: Readonly<Record<string, DoubleByte>> = {
  gbk: { ...gbk, others: [[0x20ac, 0x80]] },
  gb18030: gbk,
  big5: {
    leads: [[0xa1, 0xfe]],
    trails: [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
    last: [0x2550, 0x255e, 0x2561, 0x256a, 0x5341, 0x5345],
  },
  'euc-jp': {
    leads: [[0xa1, 0xfe]],
    trails: [[0xa1, 0xfe]],
    others: [...roman, ...halfWidth(0x8e)],
  },
  shift_jis: {
    leads: [
      [0x81, 0x9f],
      [0xe0, 0xfc],
    ],
    trails: [
      [0x40, 0x7e],
      [0x80, 0xfc],
    ],
    others: [[0x80, 0x80], ...roman, ...halfWidth()],
    // What NEC took from IBM a second time.
    readOnly: (lead) => lead === 0xed || lead === 0xee,
  },
  'euc-kr': { leads: [[0x81, 0xfe]], trails: [[0x41, 0xfe]] },
};

/** The half-width katakana, as one byte after the bytes given. */
function halfWidth(...before: number[]): [number, ...number[]][] {
  return Array.from({ length: 0x3f }, (_, index) => [0xff61 + index, ...before, 0xa1 + index]);
}

const minus = 0x2212;
const wideMinus = 0xff0d;

/** The table of a charset of two bytes; undefined for one of another kind. */
export function doubleByteCodes(name: 'euc-jp', decode: DecodeBytes): Codes;
export function doubleByteCodes(name: string, decode: DecodeBytes): Codes | undefined;
export function doubleByteCodes(name: string, decode: DecodeBytes): Codes | undefined {
  const charset = Object.hasOwn(charsets, name) ? charsets[name] : undefined;
  if (charset === undefined) return undefined;
  const table = new Map<number, Uint8Array>();
  for (let code = 0; code < 0x80; code++) table.set(code, Uint8Array.of(code));
  for (const [code, ...bytes] of charset.others ?? []) table.set(code, Uint8Array.from(bytes));
  for (const lead of within(charset.leads)) {
    for (const trail of within(charset.trails)) addPair(table, charset, decode, lead, trail);
  }
  if (name === 'euc-jp' || name === 'shift_jis') {
    const written = table.get(wideMinus);
    if (written !== undefined) table.set(minus, written);
  }
  return (code) => table.get(code);
}

function addPair(
  table: Map<number, Uint8Array>,
  { readOnly, last }: DoubleByte,
  decode: DecodeBytes,
  lead: number,
  trail: number,
): void {
  if (readOnly?.(lead, trail) === true) return;
  const pair = Uint8Array.of(lead, trail);
  const [character = '\ufffd', more] = decode(pair);
  const code = character.codePointAt(0) ?? 0xfffd;
  if (code === 0xfffd || more !== undefined) return;
  if (!table.has(code) || last?.includes(code) === true) table.set(code, pair);
}

function* within(ranges: DoubleByte['leads']): Generator<number> {
  for (const [first, last] of ranges) for (let byte = first; byte <= last; byte++) yield byte;
}
