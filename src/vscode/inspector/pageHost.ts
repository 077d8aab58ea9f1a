/**
 * The host's end of one traffic page: tells it what there is, at most `refreshRate` times a second and only while
 * it can be seen, and answers what it asks. The page never owns the capture.
 */
import type { CaptureStore } from '../../capture/store/captureStore.ts';
import { CaptureView } from '../../capture/views/captureView.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Clock } from '../../node/clock.ts';
import { Channel, type Port, type RequestHandlers } from '../../page/channel.ts';
import type { Scope } from '../../model/captureScope.ts';
import type { ViewSummary } from '../../page/listMessages.ts';
import type { PageNotices, PageRequests } from '../../page/pageMessages.ts';
import type { RowsCommand } from '../../page/listMessages.ts';
import type { Log } from '../../app/ports/log.ts';
import type { UpdateInterval } from '../../app/timing/updateInterval.ts';
import { RefreshTimer } from '../../app/timing/refreshTimer.ts';
import type { ComposedSends } from '../../app/actions/composedSends.ts';
import type { SendTarget } from '../../app/targets/sendTarget.ts';
import type { Settings } from '../../app/ports/settings.ts';
import type { SocketActions } from '../../app/actions/socketActions.ts';
import { captureRequests, newestRows } from './captureRequests.ts';
import { checkRequest } from '../../app/page/checkRequest.ts';
import { decodedRequests } from './decodedRequests.ts';
import { draftRequests } from './draftRequests.ts';
import { EndpointsNews } from '../../app/page/endpointsNews.ts';
import { findRequests } from './findRequests.ts';
import { PageFilter, type PageFilterParts } from './pageFilter.ts';
import { PageTarget } from '../../app/page/pageTarget.ts';
import { payloadRequests, type PayloadParts } from './payloadRequests.ts';
import { RepeatsNews } from '../../app/page/repeatsNews.ts';
import type { GoneSockets } from '../../app/page/goneSockets.ts';
import { socketRequests } from './socketRequests.ts';
import { trafficRequests, type TrafficRequestParts } from './trafficRequests.ts';
import { StreamsDoor } from './streamRequests.ts';
import { ViewSearch } from '../../app/page/viewSearch.ts';

export interface PageParts extends PayloadParts, TrafficRequestParts, PageFilterParts {
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly actions: SocketActions;
  readonly sends: ComposedSends;
  readonly target: SendTarget;
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly pace: UpdateInterval;
  /** Wall clock (ms since 1970) at the capture's `t` = 0. */
  readonly startedAtMs: number;
  readonly gone: GoneSockets;
  readonly log: Log;
}

export interface PageOptions {
  readonly port: Port;
  readonly layout: 'narrow' | 'wide';
  readonly scope: Scope;
  /** Of a page that has none of its own yet. */
  readonly filter?: string;
  readonly onFilter?: (filter: string) => void;
  /** What the page before this one wanted kept, and who keeps what this one does. */
  readonly kept?: string;
  readonly onKeep?: (state: string) => void;
  /** The page shows something else now; `title` says what. */
  readonly onScope: (title: string) => void;
}

type Hears = { requests: PageRequests; notices: object };
type Says = { requests: object; notices: PageNotices };

export class PageHost {
  readonly #parts: PageParts;
  readonly #options: PageOptions;
  readonly #view: CaptureView;
  readonly #search: ViewSearch;
  readonly #filter: PageFilter;
  readonly #target: PageTarget;
  readonly #endpoints: EndpointsNews;
  readonly #repeats: RepeatsNews;
  readonly #streams: StreamsDoor;
  /** What the page is to do once it is there. */
  #toFollow: number | undefined;
  #toFilter: string | undefined;
  readonly #pulse: RefreshTimer;
  #channel: Channel<Hears, Says>;
  #isReady = false;
  /** It is told its newest rows with the next news: one way to it and back less. */
  #isNewList = true;
  #isVisible = true;
  /** Versions that the page knows; anything else is news. */
  #told = { capture: -1, generation: -1 };

  constructor(parts: PageParts, options: PageOptions) {
    this.#parts = parts;
    this.#options = options;
    this.#view = new CaptureView(parts.store, options.scope);
    this.#pulse = new RefreshTimer(
      parts.store,
      parts.clock,
      () => parts.pace.intervalMs(1000 / parts.settings().refreshRate),
      () => this.#tellNews(),
    );
    this.#search = new ViewSearch(this.#view, parts.clock, () => {
      this.#told.capture = -1;
      this.#pulse.again();
    });
    this.#filter = new PageFilter(parts, this.#view, {
      changed: (filter) => {
        options.onFilter?.(filter);
        this.#pulse.again();
      },
      use: (filter) => this.#channel.notify('useFilter', { filter }),
    });
    this.#target = new PageTarget(parts.target, this.#view);
    this.#endpoints = new EndpointsNews(parts);
    this.#repeats = new RepeatsNews(parts.repeats, parts.clock);
    this.#streams = new StreamsDoor(parts, this.#view, {
      stream: (summary) => this.#channel.notify('stream', summary),
      chart: (notice) => this.#channel.notify('chart', notice),
    });
    this.#channel = this.#open();
    options.onScope(this.#target.title);
  }

  get scope(): Scope {
    return this.#view.scope;
  }

  setScope(scope: Scope): void {
    if (scope.id === this.#view.scope.id) return;
    this.#view.setScope(scope);
    this.#target.forget();
    this.#options.onScope(this.#target.title);
    if (!this.#isReady) return;
    this.#tellScope();
    this.#told.capture = -1;
    this.#isNewList = true;
    this.#endpoints.forget();
    this.#pulse.again();
  }

  /** A page that nobody sees is told nothing. */
  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.#run();
  }

  settingsChanged(): void {
    if (this.#isReady) this.#tellSettings();
  }

  /** What was true for everyone changed, such as the send target or the sockets that are gone. */
  nudge(): void {
    this.#pulse.again();
  }

  /** Has the page hand over its draft; false: nobody sees it. */
  editDraft(): boolean {
    if (!this.#isReady || !this.#isVisible) return false;
    this.#channel.notify('editDraft', {});
    return true;
  }

  rowsCommand(command: RowsCommand): boolean {
    if (!this.#isReady || !this.#isVisible) return false;
    this.#channel.notify('rowsCommand', { command });
    return true;
  }

  /** Has the page show a connection's bytes as one stream, as soon as it is there. */
  followStream(id: number): void {
    this.#toFollow = id;
    this.#tellWishes();
  }

  /** The same with a filter. */
  useFilter(filter: string): void {
    this.#toFilter = filter;
    this.#tellWishes();
  }

  dispose(): void {
    this.#parts.active.closed(this);
    this.#pulse.stop();
    this.#search.stop();
    this.#streams.stop();
    this.#channel.dispose();
  }

  #open(): Channel<Hears, Says> {
    return new Channel<Hears, Says>(this.#options.port, {
      requests: this.#requests(),
      notices: {},
      check: checkRequest,
      onFault: (what, cause) => this.#parts.log.failure(what, cause ?? 'from the page'),
    });
  }

  #run(): void {
    if (this.#isReady && this.#isVisible) this.#pulse.start();
    else {
      this.#pulse.stop();
      this.#search.stop();
      this.#streams.stop();
    }
  }

  /** A page that is behind others is gone: the one that comes in its place is told when it says that it is ready. */
  #tellWishes(): void {
    if (!this.#isReady || !this.#isVisible) return;
    if (this.#toFollow !== undefined) this.#channel.notify('openStream', { id: this.#toFollow });
    if (this.#toFilter !== undefined) this.#channel.notify('useFilter', { filter: this.#toFilter });
    this.#toFollow = undefined;
    this.#toFilter = undefined;
  }

  #requests(): RequestHandlers<PageRequests> {
    return {
      ready: ({ filter }) => {
        this.#isReady = true;
        this.#filter.set(filter ?? this.#options.filter ?? '');
        this.#told = { capture: -1, generation: -1 };
        this.#isNewList = true;
        this.#endpoints.forget();
        this.#repeats.forget();
        this.#streams.forget();
        this.#tellSettings();
        this.#tellScope();
        this.#pulse.stop();
        this.#run();
        this.#tellWishes();
        const { kept } = this.#options;
        return kept === undefined ? {} : { kept };
      },
      keep: ({ state }) => {
        this.#options.onKeep?.(state);
        return null;
      },
      ...captureRequests(this.#parts, this.#view, this.#filter),
      ...decodedRequests(this.#parts, this.#view),
      ...this.#streams.requests(),
      ...this.#filter.requests(),
      ...findRequests(this.#parts, this.#view),
      ...draftRequests(this.#parts, () => this.#target.current),
      ...payloadRequests(this.#parts, {
        target: () => this.#target.current,
        compose: (written) => this.#channel.notify('compose', written),
      }),
      ...socketRequests(this.#parts, this.#target, () => this.#pulse.again()),
      ...trafficRequests(this.#parts, this.#view, this),
      setScope: ({ scope }) => {
        this.setScope(scope);
        return null;
      },
      ping: () => null,
    };
  }

  #tellSettings(): void {
    const { lineEnding, timeFormat } = this.#parts.settings();
    this.#channel.notify('settings', { lineEnding, timeFormat, layout: this.#options.layout });
  }

  #tellScope(): void {
    this.#channel.notify('scope', { scope: this.#view.scope, title: this.#target.title });
  }

  #tellNews(): void {
    const { store } = this.#parts;
    // First: a page draws itself when it has a list, and all that comes after the list has it drawn once more.
    const isMore = this.#endpoints.tell(this.#target.current, (notice) =>
      this.#channel.notify('endpoints', notice),
    );
    const isRepeating = this.#repeats.tell((notice) => this.#channel.notify('repeats', notice));
    const isNews = store.version !== this.#told.capture || this.#view.generation !== this.#told.generation;
    if (isNews || !this.#view.complete) {
      this.#search.start();
      if (this.#isNewList)
        this.#channel.notify('newestRows', newestRows(this.#parts, this.#view, this.#filter));
      this.#isNewList = false;
      this.#channel.notify('capture', this.#summary());
      this.#told.capture = store.version;
      this.#told.generation = this.#view.generation;
    }
    this.#streams.wake();
    if (isMore || isRepeating) this.#pulse.again();
  }

  #summary(): ViewSummary {
    return {
      ...this.#view.summary(),
      filter: this.#filter.applied,
      filterWords: this.#filter.words,
      searching: !this.#view.complete,
      startedAtMs: this.#parts.startedAtMs,
    };
  }
}
