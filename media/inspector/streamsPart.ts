/** The followed stream and the throughput chart as parts of the page. */
import { html, render } from 'lit';
import type { ChartNotices } from '../../src/page/chartMessages.ts';
import type { FollowNotices } from '../../src/page/followMessages.ts';
import { formatBytes } from '../../src/model/units.ts';
import { element } from './parts/elements.ts';
import { iconButton } from './iconButton.ts';
import type { PageChannel } from './pageChannel.ts';
import type { CachedRow } from './parts/rowCache.ts';
import type { PageState } from './state.ts';
import type { StreamsChange } from './streamState.ts';
import { StreamView } from './streamView.ts';
import { ThroughputChart } from './throughputChart.ts';
import { warn } from './warn.ts';

export interface StreamsPartOptions {
  readonly channel: () => PageChannel;
  readonly state: () => PageState;
  readonly change: (change: StreamsChange) => void;
  /** Selects a row of the list and scrolls to it. */
  readonly goTo: (row: number) => void;
  readonly focusList: () => void;
  /** Schedules a rendering, at a readable pace. */
  readonly changed: () => void;
}

/** Connects them to the toolbar, the host and the page. */
export class StreamsPart {
  /** The toolbar buttons. */
  readonly tools = element('span', 'view-tools');
  readonly view: StreamView;
  readonly chart: ThroughputChart;
  readonly #options: StreamsPartOptions;
  #isChartSent = false;
  #isFollowSent = false;

  constructor(options: StreamsPartOptions) {
    this.#options = options;
    const { change, channel, state } = options;
    const ask = (name: 'followStream' | 'streamFind' | 'saveStream' | 'showChart', params: object): void => {
      channel()
        .request(name, params as never)
        .catch(warn(name));
    };
    this.view = new StreamView({
      ask: (request) => channel().request('streamLines', request),
      follow: (columns, place) => {
        const { open, direction, mode } = state().streams;
        if (open === undefined) return;
        this.#isFollowSent = true;
        const followed = { id: open.id, direction, mode, columns };
        ask('followStream', { stream: { ...followed, ...(place === undefined ? {} : { place }) } });
      },
      set: (fields) => {
        change({ kind: 'set', fields });
      },
      placed: (place) => {
        change({ kind: 'place', place });
      },
      find: (text) => {
        ask('streamFind', { text });
      },
      match: async (step, line) => (await channel().request('streamMatch', { step, line })).found,
      copy: async (from, to) => {
        const { generation = 0 } = this.#summary ?? {};
        const { bytes, isCut } = await channel().request('copyStream', { generation, from, to });
        if (isCut) return `Copied the first ${formatBytes(bytes)}: save the stream for all of it.`;
        return `Copied ${formatBytes(bytes)}.`;
      },
      save: () => {
        const { open, direction } = state().streams;
        if (open !== undefined) ask('saveStream', { id: open.id, direction });
      },
      changed: options.changed,
      close: () => {
        change({ kind: 'close' });
        options.focusList();
      },
    });
    this.chart = new ThroughputChart({
      goTo: (row) => {
        change({ kind: 'close' });
        options.goTo(row);
      },
      show: (chartOf) => {
        change({ kind: 'set', fields: { chartOf } });
      },
      changed: options.changed,
    });
    this.#ask = ask;
  }

  readonly #ask: (name: 'followStream' | 'showChart', params: object) => void;
  #summary: FollowNotices['stream'] | undefined;

  /** Handlers of the host's notices. */
  readonly notices = {
    stream: (summary: FollowNotices['stream']): void => {
      this.#summary = summary;
      this.view.receive(summary);
    },
    chart: (notice: ChartNotices['chart']): void => {
      this.chart.receive(notice);
    },
    openStream: ({ id }: FollowNotices['openStream']): void => {
      this.open(id);
    },
  };

  /** Whether a stream is shown in place of the list. */
  get isOpen(): boolean {
    return !this.view.root.hidden;
  }

  open(id: number): void {
    const { summary } = this.#options.state();
    if (summary === undefined) {
      this.#toOpen = id;
      return;
    }
    this.#options.change({ kind: 'open', id, startedAtMs: summary.startedAtMs });
  }

  #toOpen: number | undefined;

  /** Focuses the find box of the stream; false: no stream is shown. */
  find(): boolean {
    if (this.isOpen) this.view.focusFind();
    return this.isOpen;
  }

  update(state: PageState, selected: CachedRow | undefined): void {
    const { streams, summary } = state;
    const wasOpen = this.isOpen;
    // From another capture, whose ids are invalid here.
    const isOurs = streams.open !== undefined && streams.open.startedAtMs === summary?.startedAtMs;
    this.view.update(isOurs ? streams : undefined);
    this.view.root.parentElement?.classList.toggle('streaming', isOurs);
    if (!isOurs && this.#isFollowSent) {
      this.#isFollowSent = false;
      this.#ask('followStream', {});
    }
    if (isOurs && !wasOpen) this.view.focus();
    this.chart.update(streams);
    if (streams.chart !== this.#isChartSent && summary !== undefined) {
      this.#isChartSent = streams.chart;
      this.#ask('showChart', { shown: streams.chart });
    }
    if (summary !== undefined && this.#toOpen !== undefined) {
      const id = this.#toOpen;
      this.#toOpen = undefined;
      queueMicrotask(() => {
        this.open(id);
      });
    }
    this.#drawTools(state, selected, isOurs);
  }

  #drawTools(state: PageState, selected: CachedRow | undefined, isOpen: boolean): void {
    const id = connectionOf(state, selected);
    const { change } = this.#options;
    const { chart } = state.streams;
    const flipChart = (): void => {
      change({ kind: 'set', fields: { chart: !chart } });
    };
    const flipStream = (): void => {
      if (isOpen) change({ kind: 'close' });
      else if (id !== undefined) this.open(id);
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
      this.tools,
    );
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
