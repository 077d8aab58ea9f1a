/** The buttons of the toolbar that show the chart, or another main view in place of the list. */
import { html, render } from 'lit/html.js';
import { iconButton } from '../parts/iconButton.ts';
import type { CachedRow } from '../parts/rowCache.ts';
import { mainViewOf } from '../state/mainView.ts';
import type { PageState } from '../state/pageState.ts';
import type { StreamsChange } from '../state/streamState.ts';
import type { ViewContext } from '../state/viewContext.ts';

export class ViewTools {
  readonly root: HTMLElement;
  readonly #context: ViewContext;
  /** A connection to follow as soon as the capture is known. */
  #toFollow: number | undefined;

  constructor(root: HTMLElement, context: ViewContext) {
    this.root = root;
    this.#context = context;
  }

  /** Follows a connection's stream. */
  follow(id: number): void {
    const { summary } = this.#context.state();
    this.#toFollow = summary === undefined ? id : undefined;
    if (summary !== undefined) this.#change({ kind: 'open', id, startedAtMs: summary.startedAtMs });
  }

  update(state: PageState, selected: CachedRow | undefined): void {
    const id = this.#toFollow;
    if (id !== undefined && state.summary !== undefined)
      queueMicrotask(() => {
        this.follow(id);
      });
    this.#draw(state, connectionOf(state, selected));
  }

  #draw(state: PageState, id: number | undefined): void {
    this.root.hidden = state.layout === 'narrow';
    if (this.root.hidden) return;
    const { chart } = state.streams;
    const isOpen = mainViewOf(state) === 'stream';
    const flipChart = (): void => {
      this.#change({ kind: 'set', fields: { chart: !chart } });
    };
    const flipStream = (): void => {
      if (isOpen) this.#change({ kind: 'close' });
      else if (id !== undefined) this.follow(id);
    };
    render(
      html`
        ${iconButton('graph-line', 'Throughput chart', flipChart, {
          title: chart ? 'Hide the throughput chart' : 'Show the throughput chart',
          isPressed: chart,
        })}
        ${iconButton('comment-discussion', 'Follow Stream', flipStream, {
          title: isOpen
            ? 'Close the stream (Escape)'
            : id === undefined
              ? 'Follow Stream: select an event of a connection first'
              : 'Follow Stream: the bytes of this connection, one after another',
          isPressed: isOpen,
          isDisabled: !isOpen && id === undefined,
        })}
      `,
      this.root,
    );
  }

  #change(change: StreamsChange): void {
    this.#context.dispatch({ type: 'streams', change });
  }
}

/** The connection of the selected row, or else of the scope. */
function connectionOf({ scope, endpoints }: PageState, selected: CachedRow | undefined): number | undefined {
  if (selected !== undefined && selected.row.connection > 0) return selected.row.connection;
  if (scope.id === undefined) return undefined;
  const endpoint = endpoints.find(({ id }) => id === scope.id);
  // Not every connection is listed: an id that is not an endpoint's is a connection's.
  if (endpoint === undefined) return scope.id;
  return endpoint.connections.length === 1 ? endpoint.connections[0]?.id : undefined;
}
