/** What two sides gave, run by run. */
export interface Pair<T> {
  readonly ours: T;
  readonly reference: T;
}

/**
 * Measures both sides in turns, one pair a round, and the other one first in every second round: what drifts on
 * a busy machine meets both.
 */
export async function interleaved<T>(
  rounds: number,
  measure: (side: keyof Pair<T>) => Promise<T>,
): Promise<Pair<T>[]> {
  const pairs: Pair<T>[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const ours = await measure('ours');
      pairs.push({ ours, reference: await measure('reference') });
    } else {
      const reference = await measure('reference');
      pairs.push({ ours: await measure('ours'), reference });
    }
  }
  return pairs;
}
