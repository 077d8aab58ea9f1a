/** Seeds of random numbers, each for a purpose of its own. */

const offsetBasis = 0xcbf2_9ce4_8422_2325n;
const prime = 0x100_0000_01b3n;

/** The FNV-1a hash of the words: the same ones give the same seed. */
export function drawSeed(...words: readonly (string | number | bigint)[]): bigint {
  let hash = offsetBasis;
  const text = words.join(' ');
  for (let at = 0; at < text.length; at++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * prime);
  return hash;
}
