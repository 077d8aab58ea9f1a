import { keptLimit } from '../../src/page/shellMessages.ts';
import { savedState, type PageState } from './state.ts';

/**
 * Hands on what a page that comes after this one begins with, as JSON, when it differs from what was handed on last.
 * VS Code keeps a page's state for a page in the same panel; a panel that was lost takes it along.
 */
export function keeper(hand: (kept: string) => void): (state: PageState) => void {
  let last = '';
  return (state) => {
    // A place in the list and a filter mean something to the old capture only; the host has the filter.
    const { place: _place, filter: _filter, ...kept } = savedState(state);
    const text = JSON.stringify(kept);
    if (text === last || text.length > keptLimit) return;
    last = text;
    hand(text);
  };
}

/** What JSON says; undefined where it says nothing. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
