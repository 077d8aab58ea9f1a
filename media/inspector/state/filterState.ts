/** The text in the filter box. */
import { filterLimit } from '../../../src/page/filterMessages.ts';
import type { SummaryAction } from './listState.ts';
import type { StatePart } from './statePart.ts';

export interface FilterState {
  /** `summary.filter` is the one applied. Absent: the host's. */
  readonly filter?: string;
  /** The user has asked for the box where it is not shown by itself. */
  readonly filterAsked: boolean;
}

export type FilterAction =
  | { readonly type: 'filter'; readonly filter: string }
  | { readonly type: 'filterAsked'; readonly asked: boolean };

export const filterPart: StatePart<FilterState, FilterAction | SummaryAction> = {
  first: ({ filter }) => ({
    filterAsked: false,
    ...(typeof filter === 'string' ? { filter: filter.slice(0, filterLimit) } : {}),
  }),
  changes: {
    filter: (_state, { filter }) => ({ filter }),
    filterAsked: (_state, { asked }) => ({ filterAsked: asked }),
    summary: ({ filter }, { summary }) => ({ filter: filter ?? summary.filter }),
  },
  saved: ({ filter }) => (filter === undefined ? {} : { filter }),
};
