/** The text about rows that the capture has dropped. */
import { countNumber } from '../../../src/model/countText.ts';
import type { ViewSummary } from '../../../src/page/listMessages.ts';
import { formatBytes } from '../../../src/model/units.ts';

/** What was dropped, with the limit; empty if nothing was. */
export function droppedWords(summary: ViewSummary | undefined): string {
  if (summary === undefined || summary.droppedEvents === 0) return '';
  const { droppedEvents, droppedBytes, limitBytes, limitRows, first, next } = summary;
  const one = droppedEvents === 1;
  const gone = `${countNumber(droppedEvents)} older event${one ? '' : 's'} (${formatBytes(droppedBytes)}) ${one ? 'is' : 'are'} no longer kept`;
  // The limit that was reached: rows, or else bytes.
  const limit = next - first >= limitRows ? `${countNumber(limitRows)} events` : binarySize(limitBytes);
  return `${gone} · limit ${limit}`;
}

/** Limits are set, and so shown, in binary units. */
function binarySize(bytes: number): string {
  const mebibytes = bytes / (1024 * 1024);
  return Number.isInteger(mebibytes) ? `${countNumber(mebibytes)} MiB` : formatBytes(bytes);
}
