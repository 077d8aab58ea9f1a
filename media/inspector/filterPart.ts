/** Connects the filter box to the host. */
import { FilterBox } from './filterBox.ts';
import type { Ask, PageChannel } from './pageChannel.ts';
import type { PageStore } from './pageStore.ts';
import { warn } from './warn.ts';

/** The pause in typing after which the filter is applied. */
const filterAfterMs = 120;

/** Creates the filter box, and sends its text to the host. */
export function filterPart(
  root: HTMLElement,
  {
    store: { state, dispatch },
    channel,
    ask,
    leave,
  }: {
    readonly store: PageStore;
    readonly channel: PageChannel;
    readonly ask: Ask;
    /** Moves the focus to the list. */
    readonly leave: () => void;
  },
): { readonly box: FilterBox; readonly askHost: () => void } {
  let filtering: ReturnType<typeof setTimeout> | undefined;
  /** The latest filter sent to the host. */
  let sent = '';
  const askHost = (): void => {
    clearTimeout(filtering);
    const filter = state().filter ?? '';
    if (filter === sent) return;
    sent = filter;
    channel
      .request('setFilter', { filter })
      .then((result) => {
        box.showResult(filter, result);
      })
      .catch((error: unknown) => {
        sent = '';
        warn('setFilter')(error);
      });
  };
  const box = new FilterBox(root, {
    state,
    complete: (text, cursor) => channel.request('completeFilter', { text, cursor }),
    recent: async () => (await channel.request('recentFilters', {})).filters,
    note: (filter) => {
      if (filter !== '') ask('noteFilter', { filter });
    },
    saved: () => {
      ask('savedFilters', { filter: state().filter ?? '' });
    },
    filter: (text, atOnce) => {
      dispatch({ type: 'filter', filter: text });
      clearTimeout(filtering);
      if (atOnce) askHost();
      else filtering = setTimeout(askHost, filterAfterMs);
    },
    leave,
  });
  return { box, askHost };
}
