/** How far a file is, and how it went, in words. */
import { formatBytes, formatDuration } from '../../model/units.ts';

/** `12 MB of 64 MB · 18 % · 120 MB/s`, the sign kept with its number; without a size that could be known, the bytes alone. */
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

/** Shorter ones say more about the machine than about the connection. */
const leastTimeMs = 100;

/** `Sent big.bin: 1 GB to 127.0.0.1:9998 in 2.1 s, 476 MB/s`; time and rate only where they mean something. */
export function sentText(what: string, bytes: number, label: string, tookMs: number): string {
  const sent = `Sent ${what}: ${formatBytes(bytes)} to ${label}`;
  if (tookMs < leastTimeMs) return sent;
  return `${sent} in ${formatDuration(tookMs * 1000)}, ${formatBytes(Math.round((bytes * 1000) / tookMs))}/s`;
}

/** Whole, and 100 only at the end. */
function percent(bytes: number, size: number): number {
  return bytes >= size ? 100 : Math.min(99, Math.floor((bytes / size) * 100));
}
