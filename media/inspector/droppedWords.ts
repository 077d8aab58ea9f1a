import { countNumber } from '../../src/model/countText.ts';
import type { ViewSummary } from '../../src/page/listMessages.ts';
import { formatBytes } from '../../src/model/units.ts';

/** What the capture no longer keeps, with the limit; empty while everything is still there. */
export function droppedWords(summary: ViewSummary | undefined): string {
  if (summary === undefined || summary.droppedEvents === 0) return '';
  const { droppedEvents, droppedBytes, limitBytes, limitRows, first, next } = summary;
  const one = droppedEvents === 1;
  const gone = `${countNumber(droppedEvents)} older event${one ? '' : 's'} (${formatBytes(droppedBytes)}) ${one ? 'is' : 'are'} no longer kept`;
  // Whichever limit was reached: rows where they are full, else bytes.
  const limit = next - first >= limitRows ? `${countNumber(limitRows)} events` : binarySize(limitBytes);
  return `${gone} · limit ${limit}`;
}

/** Limits are set in binary units, and are shown as they were set. */
function binarySize(bytes: number): string {
  const mebibytes = bytes / (1024 * 1024);
  return Number.isInteger(mebibytes) ? `${countNumber(mebibytes)} MiB` : formatBytes(bytes);
}
