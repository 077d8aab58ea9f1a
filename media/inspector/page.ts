import type { InspectorRequests } from '../../src/model/inspectorMessages.ts';
import { ByteDetail } from './byteDetail.ts';
import { detailWishes } from './bytes/detailWishes.ts';
import { Composer } from './composer.ts';
import { ConnectionStrip } from './connectionStrip.ts';
import { pausedWords } from './countWords.ts';
import { droppedWords } from './droppedWords.ts';
import { DrawPace } from './drawPace.ts';
import { EmptyState } from './emptyState.ts';
import './filter.css';
import { element } from './elements.ts';
import { FilterBox } from './filterBox.ts';
import { FindWidget } from './findWidget.ts';
import { GoneBanner } from './goneBanner.ts';
import { startHeartbeat } from './heartbeat.ts';
import { pageChannel } from './pageChannel.ts';
import { payloadWishes } from './payloadWishes.ts';
import { reduce, type Action } from './reduce.ts';
import { startPageKeyboard } from './pageKeyboard.ts';
import { RepeatControls } from './repeatControls.ts';
import { skeleton } from './skeleton.ts';
import { StatusFooter } from './statusFooter.ts';
import { startRowWishes } from './rowWishes.ts';
import { StreamsPart } from './streamsPart.ts';
import { keeper, parsed } from './keptState.ts';
import { initialState, listed, savedState, type PageState } from './state.ts';
import { Toolbar } from './toolbar.ts';
import { TrafficList } from './trafficList.ts';
import type { PageApi } from './vscodeApi.ts';
import { warn } from './warn.ts';

/** After this long without a change the page's state is saved. */
const saveAfterMs = 300;
/** A pause in the typing that is long enough to filter by what is there. */
const filterAfterMs = 120;

/** Builds the page and connects its parts: notices and clicks become actions, actions a state, the state a picture. */
export function startPage(root: HTMLElement, api: PageApi): void {
  let state: PageState = initialState(api.getState());
  let frame: number | undefined;
  let save: ReturnType<typeof setTimeout> | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;
  let filtering: ReturnType<typeof setTimeout> | undefined;
  const pace = new DrawPace();

  /** What the user does: drawn with the next frame, and saved. */
  const dispatch = (action: Action): void => {
    const next = reduce(state, action);
    if (next === state) return;
    state = next;
    draw();
    saveSoon();
  };
  const saveSoon = (): void => {
    clearTimeout(save);
    save = setTimeout(saveNow, saveAfterMs);
  };
  const saveNow = (): void => {
    api.setState(savedState(state, list.top));
    if (state.layout === 'wide') keep(state);
  };
  /** What the host tells. */
  const hear = (action: Action): void => {
    const waits = state.summary === undefined;
    state = reduce(state, action);
    // Until there is a list to show, nothing is put off.
    if (waits) {
      draw();
      if (state.summary !== undefined) requestAnimationFrame(landIfNowhere);
      return;
    }
    later ??= setTimeout(() => {
      later = undefined;
      draw();
    }, pace.waitMs(performance.now()));
  };
  /** Once per frame: a hidden page has no frames, and so costs nothing. */
  const draw = (): void => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      pace.drawn(state.summary?.viewNext ?? 0, performance.now());
      drawNow();
    });
  };

  const streams = new StreamsPart({
    channel: () => channel,
    state: () => state,
    change: (change) => {
      dispatch({ type: 'streams', change });
    },
    goTo: (row) => {
      const { viewFirst = 0, viewNext = 0 } = listed(state) ?? {};
      if (viewNext === viewFirst) return;
      const goal = Math.min(viewNext - 1, Math.max(viewFirst, row));
      dispatch({ type: 'select', row: goal, open: false });
      list.reveal(goal);
      requestAnimationFrame(() => {
        list.grid.focus();
      });
    },
    focusList: () => {
      requestAnimationFrame(() => {
        list.grid.focus();
      });
    },
  });
  const channel = pageChannel(api, hear, {
    ...streams.notices,
    compose: ({ text, format }) => {
      dispatch({ type: 'compose', text, format });
      composer.focus();
    },
    editDraft: () => {
      composer.edit();
    },
    rowsWish: ({ wish }) => {
      rowWishes.act(wish);
    },
    useFilter: ({ filter }) => {
      filterBox.use(filter);
    },
  });
  /** A wish whose outcome the host shows itself, as a notice or a message. */
  const ask = <Name extends keyof InspectorRequests>(
    name: Name,
    params: InspectorRequests[Name]['params'],
  ): void => {
    channel.request(name, params as never).catch(warn(name));
  };
  const keep = keeper((kept) => {
    ask('keep', { state: kept });
  });
  const wishes = payloadWishes(channel, dispatch);

  const parts = skeleton(root);
  /** The last one that the host was asked for. */
  let askedFilter = '';
  const askFilter = (): void => {
    clearTimeout(filtering);
    const filter = state.filter ?? '';
    if (filter === askedFilter) return;
    askedFilter = filter;
    channel
      .request('setFilter', { filter })
      .then((answer) => {
        filterBox.tell(filter, answer);
      })
      .catch((error: unknown) => {
        askedFilter = '';
        warn('setFilter')(error);
      });
  };
  const filterBox = new FilterBox(parts.filter, {
    state: () => state,
    complete: (text, cursor) => channel.request('completeFilter', { text, cursor }),
    recent: async () => (await channel.request('recentFilters', {})).filters,
    note: (filter) => {
      if (filter !== '') ask('noteFilter', { filter });
    },
    saved: () => {
      ask('savedFilters', { filter: state.filter ?? '' });
    },
    filter: (text, atOnce) => {
      dispatch({ type: 'filter', filter: text });
      clearTimeout(filtering);
      if (atOnce) askFilter();
      else filtering = setTimeout(askFilter, filterAfterMs);
    },
    leave: () => {
      list.grid.focus();
    },
  });
  const gone = new GoneBanner(parts.gone, {
    startAgain: () => {
      ask('startGone', {});
    },
    dismiss: () => {
      ask('forgetGone', {});
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
    look: (at) => {
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
    state: () => state,
    ask: (request) => channel.request('rows', request),
    dispatch,
    copy: () => {
      rowWishes.act('copyText');
    },
    scrolled: (follow) => {
      dispatch({ type: 'follow', follow });
      saveSoon();
    },
    changed: draw,
  });
  const detail = new ByteDetail({
    wishes: detailWishes(channel, {
      state: () => state,
      dispatch,
      reveal: (row) => {
        list.reveal(row);
      },
      focusComposer: () => {
        composer.focus();
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
    clearFilter: filterBox.clear,
  });
  const composer = new Composer(parts.composer, {
    state: () => state,
    draft: (text) => {
      dispatch({ type: 'draft', text });
    },
    format: (format) => {
      dispatch({ type: 'format', format });
    },
    lineEnding: (lineEnding) => {
      dispatch({ type: 'lineEnding', lineEnding });
    },
    target: (id) => {
      ask('setTarget', { id });
    },
    recall: ({ text, format }) => {
      dispatch({ type: 'recall', text, format });
    },
    send: (request) => {
      void wishes.send(request);
    },
    preview: (request, signal) => channel.request('preview', request, signal),
    edit: (draft) => {
      void wishes.edit(draft);
    },
    saved: (written) => {
      ask('savedPayloads', written);
    },
    repeat: () => {
      repeats.toggle();
    },
  });
  const repeats = new RepeatControls(parts.repeat, {
    state: () => state,
    form: (form) => {
      dispatch({ type: 'repeatForm', form });
    },
    whyNot: (now) => composer.whyNot(now),
    start: (plan) => {
      const request = composer.written();
      if (request !== undefined) void wishes.repeat({ ...request, ...plan });
    },
    stop: (id) => {
      ask('stopRepeat', { id });
    },
    leave: () => {
      composer.focus();
    },
  });
  const find = new FindWidget(element('div', 'find'), {
    place: () => {
      const rows = listed(state);
      return rows === undefined ? undefined : { generation: rows.generation, selected: state.selected };
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
    leave: () => {
      list.grid.focus();
    },
  });
  const rowWishes = startRowWishes({
    state: () => state,
    list,
    ask,
    filter: filterBox.use,
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

  const drawNow = (): void => {
    root.dataset['layout'] = state.layout;
    const dropped = droppedWords(state.summary);
    parts.banner.hidden = dropped === '';
    parts.banner.textContent = dropped;
    const paused = pausedWords(state);
    parts.paused.hidden = paused === '';
    parts.paused.textContent = paused;
    parts.lost.hidden = !state.lost;
    gone.update(state);
    filterBox.update(state);
    toolbar.update(state);
    strip.update(state);
    const selected = state.selected === undefined ? undefined : list.row(state.selected);
    streams.update(state, selected);
    // Nobody sees the list behind a stream.
    if (!streams.isOpen) {
      list.update(state);
      detail.update(state, state.selected === undefined ? undefined : list.row(state.selected));
    }
    empty.update(state);
    composer.update(state);
    repeats.update(state);
    footer.update(state);
  };
  // The channel is not closed here: the host keeps its end for the page that comes after this one.
  window.addEventListener('pagehide', () => {
    saveNow();
  });
  startHeartbeat({
    ask: (signal) => channel.request('ping', {}, signal),
    isSeen: () => document.visibilityState === 'visible',
    lost: (lost) => {
      if (lost !== state.lost) dispatch({ type: 'lost', lost });
    },
  });
  const landIfNowhere = startPageKeyboard({
    find: () => {
      if (!streams.find()) find.open();
    },
    findNext: (backward) => {
      if (find.isOpen) void find.go(backward);
      else find.open();
    },
    filter: () => {
      filterBox.focus();
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
      const rows = listed(state);
      if (rows === undefined) return;
      if (rows.viewNext === rows.viewFirst) composer.focus();
      else list.grid.focus();
    },
  });
  // Asked first: the host makes its answer while the empty page is built.
  const isReload = api.getState() !== undefined;
  channel
    .request('ready', state.filter === undefined ? {} : { filter: state.filter })
    .then(({ kept }) => {
      if (kept !== undefined && !isReload) dispatch({ type: 'inherit', saved: parsed(kept) });
      // The page before this one may have had one with a problem.
      if ((state.filter ?? '') !== '') askFilter();
    })
    .catch(warn('ready'));
  drawNow();
}
