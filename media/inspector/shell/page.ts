/** Builds the traffic page and connects its parts: notices and input become actions, and the state is rendered. */
import { Composer } from '../composer/composer.ts';
import { RepeatControls } from '../composer/repeatControls.ts';
import { ByteDetail } from '../detail/byteDetail.ts';
import { FilterBox } from '../filter/filterBox.ts';
import { FindWidget } from '../find/findWidget.ts';
import { startRowCommands } from '../list/rowCommands.ts';
import { TrafficList } from '../list/trafficList.ts';
import { warn } from '../parts/warn.ts';
import { ConnectionStrip } from '../sockets/connectionStrip.ts';
import { listed } from '../state/listState.ts';
import { mainViewOf, type MainView, type MainViewName } from '../state/mainView.ts';
import type { PageState } from '../state/pageState.ts';
import type { ViewContext } from '../state/viewContext.ts';
import { EmptyState } from './emptyState.ts';
import { GoneBanner } from './goneBanner.ts';
import { startHeartbeat } from './heartbeat.ts';
import { keeper, parsed } from './keptState.ts';
import { LaterView, viewLoader } from './laterView.ts';
import { showOtherVersion } from './otherVersion.ts';
import { pageChannel } from './pageChannel.ts';
import { startPageKeyboard } from './pageKeyboard.ts';
import { PageStore } from './pageStore.ts';
import { skeleton } from './skeleton.ts';
import { StatusBanners } from './statusBanners.ts';
import { StatusFooter } from './statusFooter.ts';
import { Toolbar } from './toolbar.ts';
import { ViewCommands } from './viewCommands.ts';
import { ViewTools } from './viewTools.ts';
import type { PageApi } from './vscodeApi.ts';

/** The page is shown after this time even if the host has not sent its contents. */
const longestEmptyMs = 500;

export function startPage(root: HTMLElement, api: PageApi): void {
  const store = new PageStore(api, {
    draw: (now) => {
      draw(now);
    },
    top: () => list.top,
    keep: (now) => {
      keep(now);
    },
    arrived: () => {
      landIfNowhere();
    },
  });
  const { state, dispatch } = store;
  const otherVersion = (): void => {
    showOtherVersion(root);
  };
  const channel = pageChannel(api, store.receive, otherVersion, {
    compose: ({ text, format }) => {
      dispatch({ type: 'compose', text, format });
      composer.focus();
    },
    editDraft: () => {
      composer.edit();
    },
    rowsCommand: ({ command }) => {
      rowCommands.act(command);
    },
    viewCommand: ({ command }) => {
      viewCommands.act(command);
    },
    showRow: ({ row, open }) => {
      const rows = listed(state());
      // The list stands still, and the row came later.
      if (rows !== undefined && row >= rows.viewNext) dispatch({ type: 'pause', paused: false });
      dispatch({ type: 'streams', change: { kind: 'close' } });
      dispatch({ type: 'select', row, open });
      // After the frame in which the list gets its rows.
      requestAnimationFrame(() => {
        list.reveal(row);
        list.grid.focus();
      });
    },
    newestRows: (rows) => {
      list.give(rows);
    },
    useFilter: (chosen) => {
      filter.use(chosen.filter);
    },
    stream: (summary) => {
      stream.view?.receive(summary);
    },
    chart: (figures) => {
      chart.view?.receive(figures);
    },
    openStream: ({ id }) => {
      viewTools.follow(id);
    },
  });
  // Requested first, so that the host works while the empty page is built.
  const isReload = api.getState() !== undefined;
  const { filter: kept } = state();
  channel
    .request('ready', kept === undefined ? {} : { filter: kept })
    .then(({ kept: inherited }) => {
      if (inherited !== undefined && !isReload) dispatch({ type: 'inherit', saved: parsed(inherited) });
      if ((state().filter ?? '') !== '') filter.apply();
    })
    .catch(warn('ready'));
  const context: ViewContext = {
    state,
    dispatch,
    ask: (name, params) => {
      channel.request(name, params as never).catch(warn(name));
    },
    request: (name, params, signal) => channel.request(name, params, signal),
    go: {
      toList: () => {
        list.grid.focus();
      },
      toComposer: () => {
        composer.focus();
      },
      toFilter: () => {
        filter.focus();
      },
      toRow: (row) => {
        list.reveal(row);
      },
    },
    draw: store.draw,
    drawPaced: store.drawPaced,
    saveSoon: () => {
      store.saveSoon();
    },
  };
  const { ask, go } = context;
  const keep = keeper((text) => {
    ask('keep', { state: text });
  });

  // Rendering it empty would delay the first rows by a frame, and flicker.
  root.style.visibility = 'hidden';
  const show = (): void => {
    root.style.visibility = '';
  };
  setTimeout(show, longestEmptyMs);

  const parts = skeleton(root);
  const filter = new FilterBox(parts, context);
  const find = new FindWidget(context);
  const list = new TrafficList(context, (command) => {
    rowCommands.act(command);
  });
  const detail = new ByteDetail(context);
  const views = viewLoader(() => channel.request('views', {}));
  const stream = new LaterView(
    async () => new (await views()).StreamView(context),
    () => {
      draw(state());
      if (shown === 'stream') stream.view?.focus();
    },
  );
  const chart = new LaterView(async () => new (await views()).ThroughputChart(context), store.draw);
  const composer = new Composer(parts.composer, context);
  const viewTools = new ViewTools(parts.viewTools, context);
  const footer = new StatusFooter();
  const openListMenu = (at: { readonly x: number; readonly y: number }): void => {
    list.columns.menu.open(at);
  };
  const viewCommands = new ViewCommands(context, { openListMenu });
  const rowCommands = startRowCommands({
    ...context,
    list,
    filter: filter.use,
    follow: (connection) => {
      viewTools.follow(connection);
    },
  });
  const selectedRow = ({ selected }: PageState) => (selected === undefined ? undefined : list.row(selected));
  const mainViews: Readonly<Record<MainViewName, MainView>> = {
    list: {
      root: parts.traffic,
      update: (now, isShown) => {
        if (!isShown) return;
        list.opened.place(detail.root, now.layout === 'narrow', parts.traffic);
        list.update(now);
        detail.update(now, selectedRow(now));
      },
      focus: () => {
        const rows = listed(state());
        if (rows === undefined) return;
        if (rows.viewNext === rows.viewFirst) go.toComposer();
        else go.toList();
      },
      find: () => {
        find.open();
      },
      findNext: (isBackward) => {
        if (find.isOpen) find.go(isBackward);
        else find.open();
      },
    },
    stream: {
      get root() {
        return stream.root;
      },
      update: (now, isShown) => {
        if (isShown) stream.load();
        stream.view?.update(now, isShown);
      },
      focus: () => (stream.view ?? stream.root).focus(),
      find: () => stream.view?.find(),
      findNext: (isBackward) => stream.view?.findNext(isBackward),
    },
  };
  const banners = new StatusBanners(parts);
  /** In the order in which they are rendered, before and after the main view. */
  const before = [
    banners,
    new GoneBanner(parts.gone, context),
    filter,
    new Toolbar(parts.tools, context, openListMenu),
    new ConnectionStrip(parts.strip, context),
    {
      update: (now: PageState) => {
        if (now.streams.chart) chart.load();
        chart.view?.update(now);
      },
    },
  ];
  const after = [
    new EmptyState(parts.empty, context),
    composer,
    new RepeatControls(parts.repeat, context, composer),
    footer,
    viewCommands,
  ];
  parts.rows.append(list.grid, parts.empty);
  parts.rows.before(find.root);
  parts.body.append(parts.traffic, detail.root, stream.root);
  parts.body.before(chart.root);
  root.append(footer.root, list.columns.menu.root);

  let shown: MainViewName = 'list';
  const draw = (now: PageState): void => {
    root.dataset['layout'] = now.layout;
    if (now.summary !== undefined) show();
    for (const part of before) part.update(now);
    const view = mainViewOf(now);
    // It filters the rows of the list only.
    parts.filter.hidden = view !== 'list';
    parts.body.dataset['view'] = view;
    for (const [name, each] of Object.entries(mainViews)) {
      each.root.hidden = name !== view;
      each.update(now, name === view);
    }
    if (view !== shown && view !== 'list') mainViews[view].focus();
    shown = view;
    viewTools.update(now, selectedRow(now));
    for (const part of after) part.update(now);
  };
  // The channel is never closed here: the host keeps its end for the page's successor.
  startHeartbeat({
    ping: (signal) => channel.request('ping', {}, signal),
    isVisible: () => document.visibilityState === 'visible',
    lost: (lost) => {
      dispatch({ type: 'lost', lost });
    },
  });
  const landIfNowhere = startPageKeyboard({
    find: () => {
      mainViews[shown].find();
    },
    findNext: (isBackward) => {
      mainViews[shown].findNext(isBackward);
    },
    filter: () => {
      if (shown === 'list') {
        filter.focus();
        return;
      }
      dispatch({ type: 'streams', change: { kind: 'close' } });
      // It is hidden until the list is shown.
      requestAnimationFrame(() => {
        filter.focus();
      });
    },
    escape: () => {
      if (find.isOpen) {
        find.close();
        return;
      }
      // The stream's view closes itself, but for one that is not there yet.
      if (shown === 'stream') dispatch({ type: 'streams', change: { kind: 'close' } });
      dispatch({ type: 'closeDetail' });
      go.toList();
    },
    land: () => {
      mainViews[shown].focus();
    },
  });
  draw(state());
}
