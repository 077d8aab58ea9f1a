/** Builds the traffic page and connects its parts. */
import { ByteDetail } from './byteDetail.ts';
import { createDetailContext } from './createDetailContext.ts';
import { composerPart } from './composerPart.ts';
import { ConnectionStrip } from './connectionStrip.ts';
import { pausedWords } from './countWords.ts';
import { droppedWords } from './droppedWords.ts';
import { EmptyState } from './emptyState.ts';
import { element } from './parts/elements.ts';
import { filterPart } from './filterPart.ts';
import { FindWidget } from './findWidget.ts';
import { GoneBanner } from './goneBanner.ts';
import { startHeartbeat } from './heartbeat.ts';
import { keeper, parsed } from './keptState.ts';
import { pageChannel, type Ask } from './pageChannel.ts';
import { startPageKeyboard } from './pageKeyboard.ts';
import { PageStore } from './pageStore.ts';
import { startRowCommands } from './rowCommands.ts';
import { skeleton } from './skeleton.ts';
import { listed, type PageState } from './state.ts';
import { StatusFooter } from './statusFooter.ts';
import { StreamsPart } from './streamsPart.ts';
import { Toolbar } from './toolbar.ts';
import { TrafficList } from './trafficList.ts';
import type { PageApi } from './vscodeApi.ts';
import { warn } from './warn.ts';

/** The page is shown after this time even if the host has not sent its contents. */
const longestEmptyMs = 500;

/** Notices and user input become actions, actions change the state, and the state is rendered. */
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
  const focusList = (): void => {
    list.grid.focus();
  };
  const streams = new StreamsPart({
    channel: () => channel,
    state,
    change: (change) => {
      dispatch({ type: 'streams', change });
    },
    goTo: (row) => {
      const { viewFirst = 0, viewNext = 0 } = listed(state()) ?? {};
      if (viewNext === viewFirst) return;
      const goal = Math.min(viewNext - 1, Math.max(viewFirst, row));
      dispatch({ type: 'select', row: goal, open: false });
      list.reveal(goal);
      requestAnimationFrame(focusList);
    },
    focusList: () => {
      requestAnimationFrame(focusList);
    },
    changed: store.drawPaced,
  });
  const channel = pageChannel(api, store.receive, {
    ...streams.notices,
    compose: ({ text, format }) => {
      dispatch({ type: 'compose', text, format });
      composing.composer.focus();
    },
    editDraft: () => {
      composing.composer.edit();
    },
    rowsCommand: ({ command }) => {
      rowCommands.act(command);
    },
    newestRows: (rows) => {
      list.give(rows);
    },
    useFilter: (chosen) => {
      filter.box.use(chosen.filter);
    },
  });
  // Requested first, so that the host works while the empty page is built.
  const isReload = api.getState() !== undefined;
  const { filter: kept } = state();
  channel
    .request('ready', kept === undefined ? {} : { filter: kept })
    .then(({ kept: inherited }) => {
      if (inherited !== undefined && !isReload) dispatch({ type: 'inherit', saved: parsed(inherited) });
      // The page's predecessor may have had a filter with problems.
      if ((state().filter ?? '') !== '') filter.askHost();
    })
    .catch(warn('ready'));
  /** Sends a request whose outcome the host shows, by a notice or a message. */
  const ask: Ask = (name, params) => {
    channel.request(name, params as never).catch(warn(name));
  };
  const keep = keeper((kept) => {
    ask('keep', { state: kept });
  });

  // Rendering it empty would delay the first rows by a frame, and flicker.
  root.style.visibility = 'hidden';
  const show = (): void => {
    root.style.visibility = '';
  };
  setTimeout(show, longestEmptyMs);

  const parts = skeleton(root);
  const filter = filterPart(parts.filter, { store, channel, ask, leave: focusList });
  const gone = new GoneBanner(parts.gone, {
    startAgain: () => {
      ask('restorePreviousSession', {});
    },
    dismiss: () => {
      ask('forgetPreviousSession', {});
      dispatch({ type: 'forgetTitle' });
    },
  });
  const toolbar = new Toolbar(parts.tools, {
    follow: (follow) => {
      dispatch({ type: 'follow', follow });
    },
    pause: (paused) => {
      dispatch({ type: 'pause', paused });
    },
    clear: () => {
      ask('clear', {});
    },
    showAll: () => {
      ask('setScope', { scope: {} });
    },
    openMenu: (at) => {
      list.columns.menu.open(at);
    },
  });
  const strip = new ConnectionStrip(parts.strip, {
    act: (action, id) => {
      ask('act', { action, id });
    },
    scope: (id) => {
      ask('setScope', { scope: id === undefined ? {} : { id } });
    },
    open: (open) => {
      dispatch({ type: 'strip', open });
    },
  });
  const list = new TrafficList({
    state,
    ask: (request) => channel.request('rows', request),
    dispatch,
    copy: () => {
      rowCommands.act('copyText');
    },
    scrolled: (follow) => {
      dispatch({ type: 'follow', follow });
      store.saveSoon();
    },
    changed: store.draw,
  });
  const detail = new ByteDetail({
    context: createDetailContext(channel, {
      state,
      dispatch,
      reveal: (row) => {
        list.reveal(row);
      },
      focusComposer: () => {
        composing.composer.focus();
      },
    }),
    tab: (tab) => {
      dispatch({ type: 'detailTab', tab });
    },
    close: () => {
      dispatch({ type: 'closeDetail' });
      list.grid.focus();
    },
  });
  const empty = new EmptyState(parts.empty, {
    start: (kind) => {
      ask('start', { kind });
    },
    clearFilter: filter.box.clear,
  });
  const composing = composerPart(parts, { store, channel, ask });
  const find = new FindWidget(element('div', 'find'), {
    place: () => {
      const rows = listed(state());
      return rows === undefined ? undefined : { generation: rows.generation, selected: state().selected };
    },
    find: (request, signal) => channel.request('findBytes', request, signal),
    count: (request, signal) => channel.request('countBytes', request, signal),
    found: (at) => {
      dispatch({ type: 'select', row: at.row, open: true });
      dispatch({ type: 'found', at });
      list.reveal(at.row);
    },
    forget: () => {
      dispatch({ type: 'found' });
    },
    leave: focusList,
  });
  const rowCommands = startRowCommands({
    state,
    list,
    ask,
    filter: filter.box.use,
    follow: (connection) => {
      streams.open(connection);
    },
  });
  const footer = new StatusFooter();
  parts.rows.append(list.grid, parts.empty);
  parts.rows.before(find.root);
  parts.body.append(parts.traffic, detail.root, streams.view.root);
  parts.viewTools.replaceWith(streams.tools);
  parts.body.before(streams.chart.root);
  root.append(footer.root, list.columns.menu.root);

  const draw = (now: PageState): void => {
    root.dataset['layout'] = now.layout;
    if (now.summary !== undefined) show();
    const dropped = droppedWords(now.summary);
    parts.banner.hidden = dropped === '';
    parts.banner.textContent = dropped;
    const paused = pausedWords(now);
    parts.paused.hidden = paused === '';
    parts.paused.textContent = paused;
    parts.lost.hidden = !now.lost;
    gone.update(now);
    filter.box.update(now);
    toolbar.update(now);
    strip.update(now);
    const selected = now.selected === undefined ? undefined : list.row(now.selected);
    streams.update(now, selected);
    // A followed stream hides the list.
    if (!streams.isOpen) {
      list.update(now);
      detail.update(now, now.selected === undefined ? undefined : list.row(now.selected));
    }
    empty.update(now);
    composing.composer.update(now);
    composing.repeats.update(now);
    footer.update(now);
  };
  // The channel is never closed here: the host keeps its end for the page's successor.
  startHeartbeat({
    ping: (signal) => channel.request('ping', {}, signal),
    isVisible: () => document.visibilityState === 'visible',
    lost: (lost) => {
      if (lost !== state().lost) dispatch({ type: 'lost', lost });
    },
  });
  const landIfNowhere = startPageKeyboard({
    find: () => {
      if (!streams.find()) find.open();
    },
    findNext: (backward) => {
      if (find.isOpen) find.go(backward);
      else find.open();
    },
    filter: () => {
      filter.box.focus();
    },
    escape: () => {
      if (find.isOpen) {
        find.close();
        return;
      }
      dispatch({ type: 'closeDetail' });
      list.grid.focus();
    },
    land: () => {
      if (streams.isOpen) {
        streams.view.focus();
        return;
      }
      const rows = listed(state());
      if (rows === undefined) return;
      if (rows.viewNext === rows.viewFirst) composing.composer.focus();
      else list.grid.focus();
    },
  });
  draw(state());
}
