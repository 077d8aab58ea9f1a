/** Requests for the filter of the list: to set it, to complete it, recent and saved ones. */
import type { Suggestions } from '../../../language/core/suggestion.ts';
import type { RequestHandlers } from '../../../page/channel.ts';
import type { FilterCompletions, FilterRequests } from '../../../page/filterMessages.ts';
import { inBackground, type PageContext } from '../context/pageContext.ts';

export function filterRequests(context: PageContext): RequestHandlers<FilterRequests> {
  const { filter: pageFilter, filters, editor, notify } = context;
  return {
    setFilter: async ({ filter }) => {
      await pageFilter.prepare(filter);
      return pageFilter.set(filter);
    },
    completeFilter: ({ text, cursor }) => completionsOf(pageFilter.complete(text, cursor), cursor),
    recentFilters: () => ({ filters: filters.recent() }),
    noteFilter: ({ filter }) => {
      if (filter === pageFilter.applied) filters.note(filter);
      return null;
    },
    savedFilters: ({ filter }) => {
      const choice = editor.chooseFilter(filters, filter.trim(), pageFilter.applied.trim());
      return inBackground(
        context,
        choice.then((chosen) => {
          if (chosen !== undefined) notify('useFilter', { filter: chosen });
        }),
      );
    },
  };
}

/** As the page knows them. */
function completionsOf(suggestions: Suggestions | undefined, cursor: number): FilterCompletions {
  const { start, end = cursor, items } = suggestions ?? { start: cursor, items: [] };
  return {
    from: start,
    to: end,
    items: items.map(({ insert, label, help, more = false }) => ({
      insert,
      label,
      detail: help,
      goesOn: more,
    })),
  };
}
