import { countNumber, countText } from '../../src/model/countText.ts';
import { listed, type PageState } from './state.ts';

/** How many rows the list has: `12 of 3,456` with a filter, `3,456 events` without; empty until that is known. */
export function countWords(state: PageState): string {
  const summary = listed(state);
  if (summary === undefined) return '';
  const rows = summary.viewNext - summary.viewFirst;
  if (summary.filter !== '' && summary.scopeRows === 0) return '';
  // Searching goes on: there may be more of them.
  if (summary.filter !== '')
    return `${countNumber(rows)}${summary.searching ? '…' : ''} of ${countNumber(summary.scopeRows)}`;
  // The wide page says it elsewhere, with more beside it.
  if (rows === 0 || state.layout === 'wide') return '';
  return countText(rows, 'event');
}

/** What came in since the list was paused; empty while it is not. */
export function pausedWords({ paused, frozen, summary }: PageState): string {
  if (!paused) return '';
  const fresh = frozen === undefined || summary === undefined ? 0 : summary.viewNext - frozen.viewNext;
  return fresh > 0 ? `Paused · ${countNumber(fresh)} new` : 'Paused';
}
