/** The list of the traffic: a grid of recycled rows, which asks the host for the rows in view. */
import './trafficList.css';
import { countNumber } from '../../../src/model/countText.ts';
import type { TimeFormat } from '../../../src/model/rowTime.ts';
import type { RowsResult, ViewSummary } from '../../../src/page/listMessages.ts';
import { columnIds, type PreviewFormat } from '../../../src/page/listMessages.ts';
import type { Needle } from '../../../src/bytes/search/needle.ts';
import { element } from '../parts/elements.ts';
import { EndpointNames } from './endpointNames.ts';
import { listKey } from './listKeys.ts';
import { ListColumns } from './listColumns.ts';
import { shownTime } from '../state/listStyle.ts';
import { RowCache, type CachedRow } from '../parts/rowCache.ts';
import { rowMarks, wordNeedles, type FoundMark } from './rowMarks.ts';
import { rowContext } from './rowContext.ts';
import { rowsPointer } from './rowsPointer.ts';
import { isSelected, type RowSelection } from '../state/rowSelection.ts';
import { atTail, maxTop, pageRows, wholeRows } from '../parts/rowWindow.ts';
import { listed } from '../state/listState.ts';
import type { PageState } from '../state/pageState.ts';
import { TrafficRow } from './trafficRow.ts';
import { VirtualRows } from '../parts/virtualRows.ts';
import type { ViewContext } from '../state/viewContext.ts';

export const rowHeightPx = 22;
/** Characters of a preview that are always in view. */
const [wideRoom, narrowRoom] = [24, 12];
/** Minimum width of the number column, so that it does not grow with few rows. */
const leastNumberCharacters = 4;
/** Row 1 is the header. */
const headerRows = 1;

/** A grid of recycled rows, navigated by wheel, scroll bar and keyboard. */
export class TrafficList {
  readonly grid = element('div', 'grid', {
    role: 'grid',
    tabindex: '0',
    'aria-label': 'Traffic',
    'aria-multiselectable': 'true',
    'aria-colcount': String(columnIds.length),
  });
  readonly columns: ListColumns;
  readonly #context: ViewContext;
  readonly #cache: RowCache;
  readonly #rows: VirtualRows;
  readonly #names = new EndpointNames();
  readonly #shown = new WeakMap<HTMLElement, TrafficRow>();
  #summary: ViewSummary | undefined;
  #selected: number | undefined;
  #selection: RowSelection | undefined;
  #follow = true;
  #time: TimeFormat = 'time';
  #preview: PreviewFormat = 'text';
  /** Rows rendered before their content had arrived. */
  readonly #waiting = new Set<number>();
  /** The selected row's content when `changed` was last called. */
  #notified: CachedRow | undefined;
  /** The filter's texts. */
  #needles: readonly Needle[] = [];
  #found: FoundMark | undefined;
  /** The oldest row in the capture; a paused list may have older ones. */
  #keptFirst = 0;

  /** @param copy copies the selection to the clipboard, as text */
  constructor(context: ViewContext, copy: () => void) {
    this.#context = context;
    const { state, dispatch } = context;
    this.#cache = new RowCache({
      ask: (request) => context.request('rows', request),
      changed: () => {
        if (this.#isAtTail) this.#grow();
        this.#fillWaiting();
      },
    });
    this.columns = new ListColumns(this.grid, {
      state,
      change: (style) => {
        dispatch({ type: 'listStyle', style });
      },
    });
    const scroller = rowsPointer(this.grid, {
      copy,
      select: (row, open, how) => {
        dispatch({ type: 'select', row, open, how });
      },
      isSelected: (row) => isSelected(state().selection, row),
      isAny: () => state().selection !== undefined,
      menuOpens: () => {
        this.#updateMenuContext();
      },
    });
    this.grid.addEventListener('keydown', (event) => {
      if (this.#onKey(event)) event.preventDefault();
    });
    this.grid.append(this.columns.header.node, scroller);
    this.#rows = new VirtualRows(scroller, {
      rowHeight: rowHeightPx,
      makeRow: () => this.#makeRow(),
      fillRow: (node, row) => {
        this.#fillRow(node, row);
      },
      moved: (byUser) => {
        this.#ask();
        if (!byUser) return;
        dispatch({ type: 'follow', follow: atTail(this.#rows.window) });
        // The position is saved, too.
        context.saveSoon();
      },
      sticks: () => this.#follow,
      kept: () => this.#selected,
    });
  }

  row(number: number): CachedRow | undefined {
    return this.#cache.get(number);
  }

  /** Adds rows sent by the host in advance of their summary. */
  readonly give = (rows: RowsResult): void => {
    this.#cache.give(rows);
  };

  /** Scrolls to a row. */
  reveal(row: number): void {
    this.#rows.reveal(row);
  }

  /** The row at the top, as in `Place`. */
  get top(): number {
    const { first, top, rowHeight } = this.#rows.window;
    return first + top / rowHeight;
  }

  update(state: PageState): void {
    const { selected, selection, follow, place } = state;
    const summary = listed(state);
    const isOther = summary !== this.#summary;
    const started = follow && !this.#follow;
    const isStyleChanged = this.columns.update(state);
    const changed =
      selected !== this.#selected ||
      selection !== this.#selection ||
      isStyleChanged ||
      state.found !== this.#found;
    const named = this.#names.update(state.endpoints);
    this.#found = state.found;
    this.#follow = follow;
    this.#selected = selected;
    this.#notified = selected === undefined ? undefined : this.#cache.get(selected);
    this.#selection = selection;
    this.#time = shownTime(state);
    this.#preview = state.look.preview;
    if (isOther) this.#applySummary(summary);
    else if (started) this.#rows.moveTo(maxTop(this.#rows.window));
    const dropped = this.#setKept(state.summary?.viewFirst ?? 0);
    if (changed || dropped || named) this.#rows.refresh();
    if (place !== undefined && summary !== undefined) this.#return(place.top);
    this.grid.classList.toggle('empty', summary === undefined || summary.viewNext === summary.viewFirst);
    const node = selected === undefined ? undefined : this.#rows.nodeOf(selected);
    if (node === undefined) this.grid.removeAttribute('aria-activedescendant');
    else this.grid.setAttribute('aria-activedescendant', node.id);
    this.#updateMenuContext();
  }

  /** Fills rows whose content has arrived, and rows whose time is relative to those. */
  #refillWaiting(): void {
    if (this.#waiting.size === 0) return;
    const waited = new Set(this.#waiting);
    this.#waiting.clear();
    const isAfter = this.#time === 'sincePrevious';
    this.#rows.refill((row) => waited.has(row) || (isAfter && waited.has(row - 1)));
  }

  #fillWaiting(): void {
    this.#refillWaiting();
    const hasChanged = this.#selected !== undefined && this.#cache.get(this.#selected) !== this.#notified;
    if (hasChanged) this.#context.draw();
  }

  #applySummary(summary: ViewSummary | undefined): void {
    const old = this.#summary;
    this.#summary = summary;
    if (summary === undefined) {
      this.#cache.forget();
      this.#rows.setRows(0, 0, false);
      return;
    }
    const renumbered = old === undefined || old.generation !== summary.generation;
    if (summary.filter !== old?.filter) this.#needles = wordNeedles(summary.filterWords ?? []);
    this.#cache.update(summary.generation, summary.viewFirst, summary.viewNext);
    if (renumbered) this.#rows.setRows(summary.viewFirst, summary.viewFirst, false);
    this.#grow();
    if (renumbered) this.#rows.refresh();
    // Rows that were already requested may have arrived with the summary: their result will be redundant.
    else this.#refillWaiting();
    this.grid.style.setProperty('--rows', String(Math.min(summary.viewNext - summary.viewFirst, 1000)));
    this.grid.style.setProperty(
      '--number-characters',
      String(Math.max(leastNumberCharacters, countNumber(summary.next).length)),
    );
    this.grid.setAttribute('aria-rowcount', String(summary.viewNext - summary.viewFirst + headerRows));
    this.#ask();
  }

  /** Evaluated on the window, as a key may already have scrolled it. */
  get #isAtTail(): boolean {
    return this.#follow && atTail(this.#rows.window);
  }

  #grow(): void {
    if (this.#summary === undefined) return;
    const { viewFirst, viewNext } = this.#summary;
    if (this.#follow) this.#rows.followRows(viewFirst, viewNext, this.#cache.newest);
    else this.#rows.setRows(viewFirst, viewNext, false);
  }

  /** Returns whether a row in view may have been dropped. */
  #setKept(first: number): boolean {
    if (first === this.#keptFirst) return false;
    this.#keptFirst = first;
    this.#cache.setKept(first);
    return this.#rows.drawn.from < first;
  }

  #return(top: number): void {
    const { first, rowHeight } = this.#rows.window;
    if (!this.#follow) this.#rows.moveTo((top - first) * rowHeight);
    this.#context.dispatch({ type: 'placed' });
  }

  #ask(): void {
    const { from, to } = this.#rows.drawn;
    const next = this.#isAtTail ? this.#summary?.viewNext : undefined;
    if (next === undefined) this.#cache.want(from, to);
    else this.#cache.want(next - (to - from), next);
  }

  #onKey(event: KeyboardEvent): boolean {
    if (this.#summary === undefined) return false;
    const { viewFirst: first, viewNext: next } = this.#summary;
    const key = listKey(event, {
      first,
      next,
      page: pageRows(this.#rows.window),
      ...wholeRows(this.#rows.window),
      cursor: this.#context.state().selected,
    });
    if (key === undefined) return false;
    if (key.kind === 'all') this.#context.dispatch({ type: 'selectAll' });
    else {
      this.#rows.reveal(key.row);
      const { row, open, how } = key;
      this.#context.dispatch({ type: 'select', row, open, how });
      if (event.key === 'End' && how === 'only') this.#context.dispatch({ type: 'follow', follow: true });
    }
    return true;
  }

  #updateMenuContext(): void {
    const { selected } = this.#context.state();
    const cached = selected === undefined ? undefined : this.#cache.get(selected);
    this.grid.dataset['vscodeContext'] = rowContext(cached?.row);
  }

  #makeRow(): HTMLElement {
    const row = new TrafficRow();
    this.#shown.set(row.node, row);
    return row.node;
  }

  #fillRow(node: HTMLElement, row: number): void {
    const shown = this.#shown.get(node);
    const summary = this.#summary;
    if (shown === undefined || summary === undefined) return;
    const state = { isSelected: isSelected(this.#selection, row), isCursor: row === this.#selected };
    shown.place(row, row - summary.viewFirst + 1 + headerRows, state);
    const cached = this.#cache.get(row);
    if (cached === undefined) {
      this.#waiting.add(row);
      shown.wait(row < this.#keptFirst);
    } else {
      this.#waiting.delete(row);
      shown.fill(cached, {
        format: this.#time,
        endpoint: cached.endpoint ?? this.#names.of(cached.row.endpoint),
        preview: this.#preview,
        startedAtMs: summary.startedAtMs,
        previous: this.#cache.get(row - 1),
        marks: rowMarks(row, cached.hits, this.#needles, this.#found),
        room: this.#context.state().layout === 'wide' ? wideRoom : narrowRoom,
      });
    }
  }
}
