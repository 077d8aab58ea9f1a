/** Texts about the number of rows. */
import { countNumber, countText } from '../../../src/model/countText.ts';
import { listed } from './listState.ts';
import type { PageState } from './pageState.ts';

/** `12 of 3,456` with a filter, `3,456 events` without; empty until known. */
export function countWords(state: PageState): string {
  const summary = listed(state);
  if (summary === undefined) return '';
  const rows = summary.viewNext - summary.viewFirst;
  if (summary.filter !== '' && summary.scopeRows === 0) return '';
  // The search is still running: there may be more rows.
  if (summary.filter !== '')
    return `${countNumber(rows)}${summary.searching ? '…' : ''} of ${countNumber(summary.scopeRows)}`;
  // The wide page shows it elsewhere, with more detail.
  if (rows === 0 || state.layout === 'wide') return '';
  return countText(rows, 'event');
}

/** What has arrived since the list was paused; empty while it is not paused. */
export function pausedWords({ paused, frozen, summary }: PageState): string {
  if (!paused) return '';
  const fresh = frozen === undefined || summary === undefined ? 0 : summary.viewNext - frozen.viewNext;
  return fresh > 0 ? `Paused · ${countNumber(fresh)} new` : 'Paused';
}
