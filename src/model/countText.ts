/** Counts as people read them. */
export function countText(count: number, one: string): string {
  return `${countNumber(count)} ${count === 1 ? one : `${one}s`}`;
}

/** Of a whole number, `12,345`: the same on every machine. Without `Intl`, of which a page of rows would make thousands. */
export function countNumber(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
