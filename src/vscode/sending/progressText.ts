/** How far a file is, and how it went, in words. */
import { formatBytes, formatDuration } from '../../model/units.ts';

/** `12 MB of 64 MB · 18 % · 120 MB/s`; without a size that could be known, the bytes alone. */
export function progressText(bytes: number, size: number, bytesPerSecond: number): string {
  const parts =
    size > 0
      ? [`${formatBytes(bytes)} of ${formatBytes(size)}`, `${percent(bytes, size)} %`]
      : [formatBytes(bytes)];
  parts.push(
    bytesPerSecond < 1 ? 'waiting for the other side' : `${formatBytes(Math.round(bytesPerSecond))}/s`,
  );
  return parts.join(' · ');
}

/** `big.bin: 1 GB to 127.0.0.1:9998 in 2.1 s, 476 MB/s`; the rate only where there was time for one. */
export function sentText(what: string, bytes: number, label: string, tookMs: number): string {
  const rate = tookMs < 1 ? '' : `, ${formatBytes(Math.round((bytes * 1000) / tookMs))}/s`;
  return `Sent ${what}: ${formatBytes(bytes)} to ${label} in ${formatDuration(tookMs * 1000)}${rate}`;
}

/** Whole, and 100 only at the end. */
function percent(bytes: number, size: number): number {
  return bytes >= size ? 100 : Math.min(99, Math.floor((bytes / size) * 100));
}
