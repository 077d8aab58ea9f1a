/** The text in the filter box. */
import { filterLimit } from '../../../src/page/filterMessages.ts';
import type { SummaryAction } from './listState.ts';
import type { StatePart } from './statePart.ts';

export interface FilterState {
  /** `summary.filter` is the one applied. Absent: the host's. */
  readonly filter?: string;
}

export type FilterAction = { readonly type: 'filter'; readonly filter: string };

export const filterPart: StatePart<FilterState, FilterAction | SummaryAction> = {
  first: ({ filter }) => (typeof filter === 'string' ? { filter: filter.slice(0, filterLimit) } : {}),
  changes: {
    filter: (_state, { filter }) => ({ filter }),
    summary: ({ filter }, { summary }) => ({ filter: filter ?? summary.filter }),
  },
  saved: ({ filter }) => (filter === undefined ? {} : { filter }),
};
