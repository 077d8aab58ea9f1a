/** The height of the selected row's content below it. Pure. */
import { eventText } from '../../../src/model/eventText.ts';
import type { DetailTab } from '../state/detailTabs.ts';
import type { CachedRow } from '../parts/rowCache.ts';

export const linePx = 22;
export const [leastLines, mostLines] = [4, 12];
/** The tabs and the title above the content. */
const headLines = 2;
/** Bytes of the hex dump in a line of the narrow layout; as text they take fewer lines. */
const bytesPerLine = 8;
/** Characters of a sentence that certainly fit in a line. */
const charactersPerLine = 28;
/** Rows that stay in view around it. */
const rowsAround = 3;

/** As high as the content, within limits; `row` undefined: it is loading. The viewport is the list's height. */
export function openedHeight(row: CachedRow['row'] | undefined, tab: DetailTab, viewport: number): number {
  const most = Math.min(mostLines, Math.floor(viewport / linePx) - rowsAround);
  const lines = row === undefined ? leastLines : headLines + contentLines(row, tab);
  return linePx * Math.max(leastLines, Math.min(most, lines));
}

function contentLines(row: CachedRow['row'], tab: DetailTab): number {
  if (row.event === undefined) return tab === 'decoded' ? mostLines : Math.ceil(row.length / bytesPerLine);
  const failure = 'failure' in row.event ? row.event.failure : undefined;
  const paragraphs = [eventText(row.event).words, failure?.advice ?? '', ''];
  return paragraphs.reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / charactersPerLine)), 0);
}
