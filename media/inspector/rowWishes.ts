import type { InspectorRequests } from '../../src/model/inspectorMessages.ts';
import type { RowsWish } from '../../src/model/trafficMessages.ts';
import { rowsRequest } from './rowsRequest.ts';
import type { PageState } from './state.ts';
import type { TrafficList } from './trafficList.ts';

export interface RowWishesOptions {
  readonly state: () => PageState;
  readonly list: TrafficList;
  readonly ask: <Name extends 'touched' | 'actOnRows'>(
    name: Name,
    params: InspectorRequests[Name]['params'],
  ) => void;
  /** Puts a text into the filter box. */
  readonly filter: (text: string) => void;
}

/** Does what commands, menus and keys want of the selected rows; the host is told whose rows those are. */
export function startRowWishes({ state, list, ask, filter }: RowWishesOptions): {
  readonly act: (wish: RowsWish) => void;
} {
  const touched = (): void => {
    ask('touched', {});
  };
  window.addEventListener('focus', touched);
  window.addEventListener('contextmenu', touched, { capture: true });
  return {
    act: (wish) => {
      if (wish === 'filterPeer' || wish === 'filterEndpoint') {
        const text = filterOf(wish, state(), list);
        if (text !== undefined) filter(text);
        return;
      }
      // Also without a selection: the host says that there is none.
      ask('actOnRows', rowsRequest(wish, state(), list.columns.shown));
    },
  };
}

function filterOf(
  wish: 'filterPeer' | 'filterEndpoint',
  { selected, endpoints }: PageState,
  list: TrafficList,
): string | undefined {
  const cached = selected === undefined ? undefined : list.row(selected);
  if (cached === undefined) return undefined;
  if (wish === 'filterPeer') return cached.peer === '' ? undefined : `peer:${worded(cached.peer)}`;
  const address = endpoints.find(({ id }) => id === cached.row.endpoint)?.address;
  return address === undefined ? undefined : `endpoint:${worded(address)}`;
}

/** As the filter's language takes a word: in quotes where blanks or quotes are in it. */
function worded(text: string): string {
  return /["\s()]/.test(text) ? `"${text.replaceAll(/["\\]/g, '\\$&')}"` : text;
}
