/** Encoders for the charsets of one and two bytes (Big5, EUC, GBK, Shift_JIS), derived from the platform's decoders. */
import type { Codes, DecodeBytes, Decoders } from './codes.ts';
import { big5Pairs, unifiedHangulPairs, type OwnPairs, type ReadPair } from './ownPairs.ts';

/** A charset of ASCII and two-byte characters. */
interface DoubleByte {
  readonly leads: readonly (readonly [first: number, last: number])[];
  readonly trails: readonly (readonly [first: number, last: number])[];
  /** The charset whose decoder is correct for the pairs, where its own is wrong in some releases of Node. */
  readonly decoder?: string;
  /** Pairs for which the platform is not followed. */
  readonly ownPairs?: (platform: ReadPair) => OwnPairs;
  /** Private-use code points are part of the charset, not the platform's filler for unassigned pairs. */
  readonly hasPrivateUse?: true;
  /** Characters besides the pairs, or encoded differently from how they are decoded. */
  readonly others?: readonly (readonly [code: number, ...bytes: number[]])[];
  /** Pairs that are decoded but never encoded. */
  readonly readOnly?: (lead: number, trail: number) => boolean;
  /** Characters encoded as the last of several pairs, not the first. */
  readonly last?: readonly number[];
}

/** The yen sign and the overline, in the positions of ASCII's backslash and tilde. */
const roman = [
  [0xa5, 0x5c],
  [0x203e, 0x7e],
] as const;
/** Private-use code points of characters that were assigned later; their bytes are unchanged. */
const gb18030Later = [
  ...[0xd9, 0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf, 0xec, 0xed, 0xf3].map(
    (trail, index) => [0xe78d + index, 0xa6, trail] as const,
  ),
  ...[0x1e, 0x26, 0x2b, 0x2c, 0x32, 0x43, 0x54, 0x64].map(
    (low) => [0xe800 + low, 0xfe, low + (low < 0x44 ? 0x3b : 0x3c)] as const,
  ),
];
const gbk: DoubleByte = {
  // The two share their pairs, and this one is decoded correctly by all releases of Node.
  decoder: 'gb18030',
  others: gb18030Later,
  leads: [[0x81, 0xfe]],
  trails: [
    [0x40, 0x7e],
    [0x80, 0xfe],
  ],
  hasPrivateUse: true,
};

/** By the Encoding Standard's sections 10 to 13. */
const charsets: Readonly<Record<string, DoubleByte>> = {
  gbk: { ...gbk, others: [...gb18030Later, [0x20ac, 0x80]] },
  gb18030: gbk,
  big5: {
    leads: [[0xa1, 0xfe]],
    trails: [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
    last: [0x2550, 0x255e, 0x2561, 0x256a, 0x5341, 0x5345],
    ownPairs: big5Pairs,
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
    // NEC's duplicates of IBM's extensions.
    readOnly: (lead) => lead === 0xed || lead === 0xee,
  },
  'euc-kr': { leads: [[0x81, 0xfe]], trails: [[0x41, 0xfe]], ownPairs: unifiedHangulPairs },
};

const isPrivateUse = (code: number): boolean => code >= 0xe000 && code <= 0xf8ff;

/** The half-width katakana: one byte after the given prefix. */
function halfWidth(...before: number[]): [number, ...number[]][] {
  return Array.from({ length: 0x3f }, (_, index) => [0xff61 + index, ...before, 0xa1 + index]);
}

const minus = 0x2212;
const wideMinus = 0xff0d;

/** The table of a double-byte charset; undefined for other charsets, and where the decoder is missing. */
export function doubleByteCodes(name: string, decoders: Decoders): Codes | undefined {
  const charset = Object.hasOwn(charsets, name) ? charsets[name] : undefined;
  const decode = charset && decoders(charset.decoder ?? name);
  if (charset === undefined || decode === undefined) return undefined;
  const read = pairReader(charset, decode);
  const table = new Map<number, Uint8Array>();
  for (let code = 0; code < 0x80; code++) table.set(code, Uint8Array.of(code));
  for (const [code, ...bytes] of charset.others ?? []) table.set(code, Uint8Array.from(bytes));
  for (const lead of within(charset.leads)) {
    for (const trail of within(charset.trails)) {
      if (charset.readOnly?.(lead, trail) === true) continue;
      const code = read(lead, trail);
      if (code === undefined) continue;
      if (!table.has(code) || charset.last?.includes(code) === true)
        table.set(code, Uint8Array.of(lead, trail));
    }
  }
  if (name === 'euc-jp' || name === 'shift_jis') {
    const written = table.get(wideMinus);
    if (written !== undefined) table.set(minus, written);
  }
  return (code) => table.get(code);
}

/** Decodes a pair. */
function pairReader({ ownPairs, hasPrivateUse }: DoubleByte, decode: DecodeBytes): ReadPair {
  const platform = platformPair(decode);
  const own = ownPairs?.(platform);
  return (lead, trail) => {
    const pair = (lead << 8) | trail;
    const code = own?.has(pair) === true ? own.get(pair) : platform(lead, trail);
    return code !== undefined && hasPrivateUse !== true && isPrivateUse(code) ? undefined : code;
  };
}

function platformPair(decode: DecodeBytes): ReadPair {
  return (lead, trail) => {
    const [character = '\ufffd', more] = decode(Uint8Array.of(lead, trail));
    const code = character.codePointAt(0) ?? 0xfffd;
    return code === 0xfffd || more !== undefined ? undefined : code;
  };
}

function* within(ranges: DoubleByte['leads']): Generator<number> {
  for (const [first, last] of ranges) for (let byte = first; byte <= last; byte++) yield byte;
}
