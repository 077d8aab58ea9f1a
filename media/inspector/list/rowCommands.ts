/** Commands for the selected rows. */
import type { RowsCommand } from '../../../src/page/listMessages.ts';
import type { CachedRow } from '../parts/rowCache.ts';
import { rowsRequest } from './rowsRequest.ts';
import type { PageState } from '../state/pageState.ts';
import type { ViewContext } from '../state/viewContext.ts';
import type { TrafficList } from './trafficList.ts';

export interface RowCommandsOptions extends Pick<ViewContext, 'state' | 'ask'> {
  readonly list: TrafficList;
  /** Puts a text in the filter box. */
  readonly filter: (text: string) => void;
  /** Follows a connection on this page. */
  readonly follow: (connection: number) => void;
}

/** Runs commands from menus and keys on the selected rows; notifies the host which page is active. */
export function startRowCommands({ state, list, ask, filter, follow }: RowCommandsOptions): {
  readonly act: (command: RowsCommand) => void;
} {
  const touched = (): void => {
    ask('touched', {});
  };
  window.addEventListener('focus', touched);
  window.addEventListener('contextmenu', touched, { capture: true });
  return {
    act: (command) => {
      if (command === 'filterPeer' || command === 'filterEndpoint') {
        const text = filterOf(command, state(), list);
        if (text !== undefined) filter(text);
        return;
      }
      if (command === 'followStream') {
        const { connection = 0 } = rowOf(state(), list)?.row ?? {};
        if (connection > 0) follow(connection);
        return;
      }
      // Even without a selection: the host then shows a message.
      ask('actOnRows', rowsRequest(command, state(), list.columns.shown));
    },
  };
}

function rowOf({ selected }: PageState, list: TrafficList): CachedRow | undefined {
  return selected === undefined ? undefined : list.row(selected);
}

function filterOf(
  command: 'filterPeer' | 'filterEndpoint',
  state: PageState,
  list: TrafficList,
): string | undefined {
  const cached = rowOf(state, list);
  if (cached === undefined) return undefined;
  if (command === 'filterPeer') return cached.peer === '' ? undefined : `peer:${worded(cached.peer)}`;
  const address = state.endpoints.find(({ id }) => id === cached.row.endpoint)?.address;
  return address === undefined ? undefined : `endpoint:${worded(address)}`;
}

/** A word for a filter, quoted if necessary. */
function worded(text: string): string {
  return /["\s()]/.test(text) ? `"${text.replaceAll(/["\\]/g, '\\$&')}"` : text;
}
