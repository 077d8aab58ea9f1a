/** Connects the detail pane to the host and to the rest of the page. */
import type { DetailContext } from './bytes/detailContext.ts';
import type { PageChannel } from './pageChannel.ts';
import type { Action } from './reduce.ts';
import type { PageState } from './state.ts';

interface Page {
  readonly state: () => PageState;
  readonly dispatch: (action: Action) => void;
  /** Scrolls the list to a row. */
  readonly reveal: (row: number) => void;
  readonly focusComposer: () => void;
}

export function createDetailContext(
  channel: PageChannel,
  { state, dispatch, reveal, focusComposer }: Page,
): DetailContext {
  return {
    state,
    bytes: (request) => channel.request('bytes', request),
    decode: (request, signal) => channel.request('decode', request, signal),
    writeToRead: (request, signal) => channel.request('writeToRead', request, signal),
    rowOf: (seq) => channel.request('rowOf', { generation: state().summary?.generation ?? 0, seq }),
    select: (row) => {
      dispatch({ type: 'select', row, open: true });
      reveal(row);
    },
    setStyle: (style) => {
      dispatch({ type: 'detailStyle', style });
    },
    compose: (text) => {
      dispatch({ type: 'compose', text, format: 'payload' });
      focusComposer();
    },
  };
}
