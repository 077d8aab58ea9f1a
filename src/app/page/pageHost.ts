/**
 * The host's end of one traffic page: it sends updates, at most `refreshRate` times a second and only while the page
 * is visible, and handles the page's requests. The page never owns the capture.
 */
import { CaptureView } from '../../capture/views/captureView.ts';
import type { Scope } from '../../model/captureScope.ts';
import { Channel, type Port } from '../../page/channel.ts';
import type { RowsCommand } from '../../page/listMessages.ts';
import type { PageNotices, PageRequests } from '../../page/pageMessages.ts';
import type { ShownState, ViewCommand } from '../../page/shellMessages.ts';
import { checkRequest } from './checkRequest.ts';
import type { PageContext, PageServices } from './context/pageContext.ts';
import { PageRow } from './context/pageRow.ts';
import { PageTarget } from './context/pageTarget.ts';
import { PageFilter } from './filter/pageFilter.ts';
import { PageStreams } from './follow/pageStreams.ts';
import { scopeText } from './place/scopeText.ts';
import { pageRequests } from './requests/pageRequests.ts';
import { PageUpdates } from './updates/pageUpdates.ts';

export interface PageOptions {
  readonly port: Port;
  readonly layout: 'narrow' | 'wide';
  readonly scope: Scope;
  /** The filter for a page that has none yet. */
  readonly filter?: string;
  readonly onFilter?: (filter: string) => void;
  /** The state persisted by the page's predecessor, and where to persist this page's. */
  readonly kept?: string;
  readonly onKeep?: (state: string) => void;
  /** The page's scope has changed; `title` names it, `short` in a few characters, empty for all traffic. */
  readonly onScope: (title: string, short: string) => void;
  /** What the title bar of the page's view depends on has changed. */
  readonly onShown?: (shown: ShownState) => void;
}

interface Incoming {
  requests: PageRequests;
  notices: object;
}
interface Outgoing {
  requests: object;
  notices: PageNotices;
}

export class PageHost {
  readonly #options: PageOptions;
  readonly #context: PageContext;
  readonly #updates: PageUpdates;
  readonly #channel: Channel<Incoming, Outgoing>;
  #isReady = false;
  #isVisible = true;
  /** Commands for the page once it has loaded. */
  #streamToOpen: number | undefined;
  #filterToUse: string | undefined;

  constructor(services: PageServices, options: PageOptions) {
    this.#options = options;
    const view = new CaptureView(services.store, options.scope);
    this.#context = {
      ...services,
      view,
      filter: new PageFilter(services, view, (applied) => {
        options.onFilter?.(applied);
        this.refresh();
      }),
      streams: new PageStreams(services, view, {
        onStream: (summary) => this.#channel.notify('stream', summary),
        onChart: (notice) => this.#channel.notify('chart', notice),
      }),
      pageTarget: new PageTarget({
        target: services.target,
        ledger: services.ledger,
        view,
        followed: () => this.#context.streams.followed?.request.id,
      }),
      pageRow: new PageRow({
        ...services,
        view,
        show: (shown) => this.#channel.notify('showRow', shown),
        clearFilter: () => {
          this.#context.filter.set('');
          // The text in the page's box, too.
          this.#channel.notify('useFilter', { filter: '' });
        },
        showAllTraffic: () => this.setScope({}),
        refresh: () => this.refresh(),
      }),
      notify: (name, body) => this.#channel.notify(name, body),
      refresh: () => this.refresh(),
    };
    this.#updates = new PageUpdates(this.#context);
    this.#channel = new Channel(options.port, {
      requests: pageRequests(this.#context, {
        ready: async (filter) => {
          await this.#context.filter.prepare(filter ?? options.filter ?? '');
          await services.colors.prepare();
          return this.#ready(filter);
        },
        keep: (state) => options.onKeep?.(state),
        touched: () => services.activePage.touched(this),
        shown: (shown) => options.onShown?.(shown),
        setScope: (scope) => this.setScope(scope),
      }),
      notices: {},
      check: checkRequest,
      onOtherVersion: () => services.log.failure('A page is of another version', 'reload the window'),
      onFault: (what, cause) => services.log.failure(what, cause ?? 'from the page'),
    });
    this.#notifyScope();
  }

  get scope(): Scope {
    return this.#context.view.scope;
  }

  setScope(scope: Scope): void {
    const { view, pageTarget } = this.#context;
    if (scope.id === view.scope.id) return;
    view.setScope(scope);
    pageTarget.forget();
    this.#notifyScope();
    if (!this.#isReady) return;
    this.#sendScope();
    this.#updates.scopeChanged();
  }

  /** A hidden page gets no updates. */
  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.#startOrStop();
  }

  settingsChanged(): void {
    if (!this.#isReady) return;
    void this.#context.colors.prepare().then(() => this.#sendSettings());
  }

  /** To be called after a change other than an engine event, such as of the send target. */
  refresh(): void {
    this.#updates.refresh();
  }

  /** Makes the page request `editDraft`; false: the page is not visible. */
  editDraft(): boolean {
    if (this.#isShown) this.#channel.notify('editDraft', {});
    return this.#isShown;
  }

  rowsCommand(command: RowsCommand): boolean {
    if (this.#isShown) this.#channel.notify('rowsCommand', { command });
    return this.#isShown;
  }

  /** Sends the page an action of its view's title bar; false: the page is not visible. */
  viewCommand(command: ViewCommand): boolean {
    if (this.#isShown) this.#channel.notify('viewCommand', { command });
    return this.#isShown;
  }

  /** Makes the page follow a connection, once it has loaded. */
  followStream(id: number): void {
    this.#streamToOpen = id;
    this.#sendCommands();
  }

  /** Makes the page use a filter, once it has loaded. */
  useFilter(filter: string): void {
    this.#filterToUse = filter;
    this.#sendCommands();
  }

  /** Makes the page go to a row of the capture and show its bytes, once it has loaded. */
  goToRow(seq: number): void {
    this.#context.pageRow.goTo(seq, { open: true });
  }

  dispose(): void {
    this.#context.activePage.closed(this);
    this.#updates.stop();
    this.#channel.dispose();
  }

  get #isShown(): boolean {
    return this.#isReady && this.#isVisible;
  }

  /** A page has loaded, possibly again after it was hidden, and has no data yet. */
  #ready(filter: string | undefined): string | undefined {
    this.#isReady = true;
    this.#context.filter.set(filter ?? this.#options.filter ?? '');
    this.#updates.forget();
    this.#sendSettings();
    this.#sendScope();
    this.#startOrStop();
    this.#sendCommands();
    return this.#options.kept;
  }

  #startOrStop(): void {
    if (this.#isShown) this.#updates.start();
    else this.#updates.stop();
  }

  /** A hidden page is unloaded: its successor gets the commands when it is ready. */
  #sendCommands(): void {
    if (!this.#isShown) return;
    if (this.#streamToOpen !== undefined) this.#channel.notify('openStream', { id: this.#streamToOpen });
    if (this.#filterToUse !== undefined) this.#channel.notify('useFilter', { filter: this.#filterToUse });
    this.#streamToOpen = undefined;
    this.#filterToUse = undefined;
  }

  #sendSettings(): void {
    const { settings, colors } = this.#context;
    const { lineEnding, timeFormat } = settings();
    const { layout } = this.#options;
    this.#channel.notify('settings', { lineEnding, timeFormat, layout, colorRules: colors.version });
  }

  #notifyScope(): void {
    const { ledger, pageTarget } = this.#context;
    this.#options.onScope(pageTarget.title, scopeText(ledger, this.scope.id));
  }

  #sendScope(): void {
    const { view, pageTarget } = this.#context;
    this.#channel.notify('scope', { scope: view.scope, title: pageTarget.title });
  }
}
