/** For each number of bytes of a pattern that fit, how many still fit when the next one does not (Knuth, Morris, Pratt). */
export function prefixTable(pattern: Uint8Array): Uint32Array {
  const table = new Uint32Array(pattern.length + 1);
  for (let at = 1, fitting = 0; at < pattern.length; at++) {
    while (fitting > 0 && pattern[fitting] !== pattern[at]) fitting = table[fitting] ?? 0;
    if (pattern[fitting] === pattern[at]) fitting++;
    table[at + 1] = fitting;
  }
  return table;
}
