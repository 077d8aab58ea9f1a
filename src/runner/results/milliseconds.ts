/** Formats durations: `40 ms`, `2 s`, `1.5 s`. */
export function milliseconds(ms: number): string {
  const rounded = Math.round(ms);
  return rounded < 1000 ? `${rounded} ms` : `${Number((rounded / 1000).toFixed(3))} s`;
}
