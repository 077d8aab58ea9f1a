/** Requests for the filter of the list: to set it, to complete it, recent and saved ones. */
import type { Ledger } from '../../../capture/ledger/ledger.ts';
import { completeFilter, type KnownNames } from '../../../language/filter/completeFilter.ts';
import { endpointLabel, endpointStateText } from '../../../model/endpointText.ts';
import type { RequestHandlers } from '../../../page/channel.ts';
import type { FilterCompletions, FilterRequests } from '../../../page/filterMessages.ts';
import { inBackground, type PageContext } from '../context/pageContext.ts';

/** Peers and endpoints offered. */
const knownLimit = 1000;

export function filterRequests(context: PageContext): RequestHandlers<FilterRequests> {
  const { filter: pageFilter, filters, ledger, editor, notify } = context;
  return {
    setFilter: async ({ filter }) => {
      await pageFilter.prepare(filter);
      return pageFilter.set(filter);
    },
    completeFilter: ({ text, cursor }) => completions(text, cursor, knownNames(ledger)),
    recentFilters: () => ({ filters: filters.recent() }),
    noteFilter: ({ filter }) => {
      if (filter === pageFilter.applied) filters.note(filter);
      return null;
    },
    savedFilters: ({ filter }) => {
      const choice = editor.chooseFilter(filters, filter.trim());
      return inBackground(
        context,
        choice.then((chosen) => {
          if (chosen !== undefined) notify('useFilter', { filter: chosen });
        }),
      );
    },
  };
}

function completions(text: string, cursor: number, known: KnownNames): FilterCompletions {
  const { start, end, items } = completeFilter(text, cursor, known);
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

function knownNames(ledger: Ledger): KnownNames {
  const endpoints = ledger.endpoints(knownLimit);
  const peers = endpoints.flatMap(({ connections }) => connections.map(({ remote }) => remote));
  return {
    peers: [...new Set(peers.filter((peer) => peer !== ''))].slice(0, knownLimit),
    endpoints: endpoints
      .slice(0, knownLimit)
      .map((endpoint) => ({ text: endpointLabel(endpoint), detail: endpointStateText(endpoint) })),
  };
}
