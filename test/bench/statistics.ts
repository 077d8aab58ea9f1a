/** The statistics of the benchmarks. None changes what it is given. */

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The largest of all: of what a goal says it is never to be longer or larger than. */
export function worst(values: readonly number[]): number {
  return Math.max(...values);
}

/** The smallest value that is at least as large as `percent` of all (nearest rank). */
export function percentile(values: Float64Array, percent: number): number {
  const sorted = values.toSorted();
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}
