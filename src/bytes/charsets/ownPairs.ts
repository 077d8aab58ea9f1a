/** Byte pairs that platforms decode differently from the Encoding Standard's indexes, or not at all. */
import { big5Extensions } from './big5Extensions.ts';
import { codeRanges } from './codes.ts';

/** The code point of a pair of bytes; undefined for none. */
export type ReadPair = (lead: number, trail: number) => number | undefined;
/** Code points by the pair as one number, lead first; pairs not listed are decoded by the platform. */
export type OwnPairs = ReadonlyMap<number, number | undefined>;

/** The extensions of ETEN and of Hong Kong. */
export function big5Pairs(): OwnPairs {
  const pairs = new Map<number, number | undefined>();
  for (const [first, codes] of big5Extensions) {
    let pair = first;
    for (const code of codeRanges(codes)) {
      pairs.set(pair, code);
      pair = nextBig5(pair);
    }
  }
  return pairs;
}

/** Trail bytes are 40 to 7e and a1 to fe. */
function nextBig5(pair: number): number {
  const trail = pair & 0xff;
  if (trail === 0x7e) return pair + 0x23;
  return trail === 0xfe ? pair - 0xfe + 0x140 : pair + 1;
}

/**
 * The Encoding Standard's EUC-KR is Windows' code page 949: the Hangul syllables missing from KS X 1001 fill its
 * unassigned pairs in Unicode order. Two characters came later (KS X 1001:1998).
 */
export function unifiedHangulPairs(platform: ReadPair): OwnPairs {
  const pairs = new Map<number, number | undefined>([
    [0xa2e6, 0x20ac],
    [0xa2e7, 0xae],
  ]);
  const known = new Set<number | undefined>();
  for (let lead = 0xb0; lead <= 0xc8; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++) known.add(platform(lead, trail));
  let pair = 0x8141;
  for (let code = 0xac00; code <= 0xd7a3; code++) {
    if (known.has(code)) continue;
    pairs.set(pair, code);
    pair = nextHangul(pair);
  }
  return pairs;
}

/** Trail bytes are ASCII letters, and 81 to fe, or to a0 where KS X 1001 has the rest. */
function nextHangul(pair: number): number {
  const trail = pair & 0xff;
  if (trail === 0x5a) return pair + 7;
  if (trail === 0x7a) return pair + 7;
  const last = pair < 0xa100 ? 0xfe : 0xa0;
  return trail === last ? (pair & 0xff00) + 0x141 : pair + 1;
}
