/**
 * The first number from `low` on that `isBefore` does not hold for; it holds for all before it and for none after it.
 * `high`: it holds for all. A binary search.
 */
export function partitionPoint(low: number, high: number, isBefore: (number: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = from + Math.floor((to - from) / 2);
    if (isBefore(middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}
