/** Sizes and times as people read them. Decimal units: 1 kB = 1000 B. */

const sizes = ['kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** `340 B`, `1.2 MB`, `64 kB`: at most three digits, one decimal below ten. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let value = bytes;
  for (const unit of sizes) {
    value /= 1000;
    if (round(value) < 1000 || unit === 'PB') return `${round(value)} ${unit}`;
  }
  return `${bytes} B`;
}

/** A span of time given in microseconds: `12 µs`, `1.5 ms`, `793 ms`, `4.2 s`, `3 min 5 s`, `2 h 10 min`. */
export function formatDuration(us: number): string {
  if (us < 1000) return `${Math.round(us)} µs`;
  if (round(us / 1e3) < 1000) return `${round(us / 1e3)} ms`;
  if (round(us / 1e6) < 60) return `${round(us / 1e6)} s`;
  const seconds = Math.round(us / 1e6);
  if (seconds < 3600) return two(Math.floor(seconds / 60), 'min', seconds % 60, 's');
  const minutes = Math.round(us / 6e7);
  return two(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

function two(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** One decimal below ten, none above. */
function round(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}
