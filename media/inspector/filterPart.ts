import { FilterBox } from './filterBox.ts';
import type { Ask, PageChannel } from './pageChannel.ts';
import type { PageStore } from './pageStore.ts';
import { warn } from './warn.ts';

/** A pause in the typing that is long enough to filter by what is there. */
const filterAfterMs = 120;

/** The filter's box, and when the host is asked for what stands in it. */
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
    /** The focus goes to the list. */
    readonly leave: () => void;
  },
): { readonly box: FilterBox; readonly askHost: () => void } {
  let filtering: ReturnType<typeof setTimeout> | undefined;
  /** The last one that the host was asked for. */
  let asked = '';
  const askHost = (): void => {
    clearTimeout(filtering);
    const filter = state().filter ?? '';
    if (filter === asked) return;
    asked = filter;
    channel
      .request('setFilter', { filter })
      .then((answer) => {
        box.tell(filter, answer);
      })
      .catch((error: unknown) => {
        asked = '';
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
