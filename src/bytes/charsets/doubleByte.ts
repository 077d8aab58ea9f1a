import type { Codes, DecodeBytes, Decoders } from './codes.ts';
import { big5Pairs, unifiedHangulPairs, type OwnPairs, type ReadPair } from './ownPairs.ts';

/** A charset of ASCII and of characters of two bytes. */
interface DoubleByte {
  readonly leads: readonly (readonly [first: number, last: number])[];
  readonly trails: readonly (readonly [first: number, last: number])[];
  /** The charset whose decoder is right for the pairs, where it is not the own one in all releases of Node. */
  readonly decoder?: string;
  /** Pairs that are not read as the platform does. */
  readonly ownPairs?: (platform: ReadPair) => OwnPairs;
  /** Code points for private use are the charset's own, and not what a platform has put where there is nothing. */
  readonly hasPrivateUse?: true;
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
/** Code points for private use that characters had until they got their own, and whose bytes stay. */
const gb18030Later = [
  ...[0xd9, 0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf, 0xec, 0xed, 0xf3].map(
    (trail, index) => [0xe78d + index, 0xa6, trail] as const,
  ),
  ...[0x1e, 0x26, 0x2b, 0x2c, 0x32, 0x43, 0x54, 0x64].map(
    (low) => [0xe800 + low, 0xfe, low + (low < 0x44 ? 0x3b : 0x3c)] as const,
  ),
];
const gbk: DoubleByte = {
  // Of the two that have the same pairs it is the one that all releases of Node read rightly.
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
    // What NEC took from IBM a second time.
    readOnly: (lead) => lead === 0xed || lead === 0xee,
  },
  'euc-kr': { leads: [[0x81, 0xfe]], trails: [[0x41, 0xfe]], ownPairs: unifiedHangulPairs },
};

const isPrivateUse = (code: number): boolean => code >= 0xe000 && code <= 0xf8ff;

/** The half-width katakana, as one byte after the bytes given. */
function halfWidth(...before: number[]): [number, ...number[]][] {
  return Array.from({ length: 0x3f }, (_, index) => [0xff61 + index, ...before, 0xa1 + index]);
}

const minus = 0x2212;
const wideMinus = 0xff0d;

/** The table of a charset of two bytes; undefined for one of another kind, and where its decoder is missing. */
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

/** What a pair stands for. */
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
