/** Texts for the progress and the outcome of sending a file. */
import { formatBytes, formatDuration } from '../../model/units.ts';

/** `12 MB of 64 MB · 18 % · 120 MB/s`, with no-break spaces before the signs; where the size is unknown, just the bytes. */
export function progressText(bytes: number, size: number, bytesPerSecond: number): string {
  const parts =
    size > 0
      ? [`${formatBytes(bytes)} of ${formatBytes(size)}`, `${percent(bytes, size)}\u00a0%`]
      : [formatBytes(bytes)];
  parts.push(
    bytesPerSecond < 1 ? 'waiting for the other side' : `${formatBytes(Math.round(bytesPerSecond))}/s`,
  );
  return parts.join(' · ');
}

/** Rates over less time say more about the machine than about the connection. */
const leastTimeMs = 100;

/** `Sent big.bin: 1 GB to 127.0.0.1:9998 in 2.1 s, 476 MB/s`; time and rate only where they are meaningful. */
export function sentText(what: string, bytes: number, label: string, tookMs: number): string {
  const sent = `Sent ${what}: ${formatBytes(bytes)} to ${label}`;
  if (tookMs < leastTimeMs) return sent;
  return `${sent} in ${formatDuration(tookMs * 1000)}, ${formatBytes(Math.round((bytes * 1000) / tookMs))}/s`;
}

/** An integer, and 100 only at the end. */
function percent(bytes: number, size: number): number {
  return bytes >= size ? 100 : Math.min(99, Math.floor((bytes / size) * 100));
}
