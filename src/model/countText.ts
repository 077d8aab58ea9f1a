/** Counts for people: `1 packet`, `12,345 packets`. */
export function countText(count: number, one: string): string {
  return `${countNumber(count)} ${count === 1 ? one : `${one}s`}`;
}

/** `12,345`, the same on every machine. Without `Intl`, as a page of rows would create thousands of formatters. */
export function countNumber(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
