/** The state that is persisted for the page's successor, in any panel. */
import { keptLimit } from '../../../src/page/shellMessages.ts';
import { savedState, type PageState } from '../state/pageState.ts';

/**
 * Passes on the state for the page's successor, as JSON, whenever it has changed. VS Code itself keeps a page's state
 * only for the same panel, and loses it with the panel.
 */
export function keeper(hand: (kept: string) => void): (state: PageState) => void {
  let last = '';
  return (state) => {
    // The position in the list is only valid for the old capture, and the host has the filter.
    const { place: _place, filter: _filter, ...kept } = savedState(state);
    const text = JSON.stringify(kept);
    if (text === last || text.length > keptLimit) return;
    last = text;
    hand(text);
  };
}

/** Parses JSON; undefined if it is invalid. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
