import './trafficList.css';
import { countNumber } from '../../src/model/countText.ts';
import type { TimeFormat } from '../../src/model/rowTime.ts';
import type { RowsRequest, RowsResult, ViewSummary } from '../../src/page/listMessages.ts';
import { columnIds, type PreviewFormat } from '../../src/page/listMessages.ts';
import type { Needle } from '../../src/bytes/search/needle.ts';
import { element } from './parts/elements.ts';
import { EndpointNames } from './endpointNames.ts';
import { listKey } from './listKeys.ts';
import { ListColumns } from './listColumns.ts';
import { shownTime } from './listStyle.ts';
import type { Action } from './reduce.ts';
import { RowCache, type CachedRow } from './parts/rowCache.ts';
import { rowMarks, wordNeedles, type FoundMark } from './rowMarks.ts';
import { rowContext } from './rowContext.ts';
import { rowsPointer } from './rowsPointer.ts';
import { isSelected, type RowSelection } from './rowSelection.ts';
import { atTail, maxTop, pageRows, wholeRows } from './rowWindow.ts';
import { listed, type PageState } from './state.ts';
import { TrafficRow } from './trafficRow.ts';
import { VirtualRows } from './virtualRows.ts';

export interface TrafficListOptions {
  /** The state now: keys may come faster than frames. */
  readonly state: () => PageState;
  readonly ask: (request: RowsRequest) => Promise<RowsResult>;
  readonly dispatch: (action: Action) => void;
  readonly scrolled: (atTail: boolean) => void;
  /** What is selected goes to the clipboard, as text. */
  readonly copy: () => void;
  /** The selected row's content arrived or changed. */
  readonly changed: () => void;
}

export const rowHeightPx = 22;
/** Characters of a preview that are in view in any case. */
const [wideRoom, narrowRoom] = [24, 12];
/** Of the column of numbers: it need not grow while there are few. */
const leastNumberCharacters = 4;
/** Row 1 is the header. */
const headerRows = 1;

/** The list of traffic: a grid of recycled rows, moved through by wheel, scroll bar and keyboard. */
export class TrafficList {
  readonly grid = element('div', 'grid', {
    role: 'grid',
    tabindex: '0',
    'aria-label': 'Traffic',
    'aria-multiselectable': 'true',
    'aria-colcount': String(columnIds.length),
  });
  readonly columns: ListColumns;
  readonly #options: TrafficListOptions;
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
  /** Rows that are or were drawn before their content had come. */
  readonly #waiting = new Set<number>();
  /** The content of the selected row when that was last told. */
  #looked: CachedRow | undefined;
  /** Texts that are filtered by. */
  #needles: readonly Needle[] = [];
  #found: FoundMark | undefined;
  /** The oldest row that the capture keeps; paused, the list may hold older ones. */
  #keptFirst = 0;

  constructor(options: TrafficListOptions) {
    this.#options = options;
    this.#cache = new RowCache({
      ask: options.ask,
      changed: () => {
        if (this.#isAtTail) this.#grow();
        this.#fillWaiting();
      },
    });
    this.columns = new ListColumns(this.grid, {
      state: options.state,
      change: (look) => {
        options.dispatch({ type: 'look', look });
      },
    });
    const scroller = rowsPointer(this.grid, {
      copy: options.copy,
      select: (row, open, how) => {
        options.dispatch({ type: 'select', row, open, how });
      },
      isSelected: (row) => isSelected(options.state().selection, row),
      isAny: () => options.state().selection !== undefined,
      menuOpens: () => {
        this.#tellContext();
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
        if (byUser) this.#options.scrolled(atTail(this.#rows.window));
      },
      sticks: () => this.#follow,
      kept: () => this.#selected,
    });
  }

  row(number: number): CachedRow | undefined {
    return this.#cache.get(number);
  }

  /** The newest rows of the summary that comes next. */
  readonly give = (rows: RowsResult): void => {
    this.#cache.give(rows);
  };

  /** Brings a row into view. */
  reveal(row: number): void {
    this.#rows.reveal(row);
  }

  /** The row at its top, as a place counts it. */
  get top(): number {
    const { first, top, rowHeight } = this.#rows.window;
    return first + top / rowHeight;
  }

  update(state: PageState): void {
    const { selected, selection, follow, place } = state;
    const summary = listed(state);
    const news = summary !== this.#summary;
    const started = follow && !this.#follow;
    const isLook = this.columns.update(state);
    const changed =
      selected !== this.#selected || selection !== this.#selection || isLook || state.found !== this.#found;
    const named = this.#names.update(state.endpoints);
    this.#found = state.found;
    this.#follow = follow;
    this.#selected = selected;
    this.#looked = selected === undefined ? undefined : this.#cache.get(selected);
    this.#selection = selection;
    this.#time = shownTime(state);
    this.#preview = state.look.preview;
    if (news) this.#tell(summary);
    else if (started) this.#rows.moveTo(maxTop(this.#rows.window));
    const dropped = this.#setKept(state.summary?.viewFirst ?? 0);
    if (changed || dropped || named) this.#rows.refresh();
    if (place !== undefined && summary !== undefined) this.#return(place.top);
    this.grid.classList.toggle('empty', summary === undefined || summary.viewNext === summary.viewFirst);
    const node = selected === undefined ? undefined : this.#rows.nodeOf(selected);
    if (node === undefined) this.grid.removeAttribute('aria-activedescendant');
    else this.grid.setAttribute('aria-activedescendant', node.id);
    this.#tellContext();
  }

  /** New rows are there: those that were shown without their content get it, and those that count from them. */
  #refillWaiting(): void {
    if (this.#waiting.size === 0) return;
    const waited = new Set(this.#waiting);
    this.#waiting.clear();
    const isAfter = this.#time === 'sincePrevious';
    this.#rows.refill((row) => waited.has(row) || (isAfter && waited.has(row - 1)));
  }

  #fillWaiting(): void {
    this.#refillWaiting();
    const isNews = this.#selected !== undefined && this.#cache.get(this.#selected) !== this.#looked;
    if (isNews) this.#options.changed();
  }

  #tell(summary: ViewSummary | undefined): void {
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
    // Rows may have come with the summary that were asked for already: their answer will bring nothing new.
    else this.#refillWaiting();
    this.grid.style.setProperty('--rows', String(Math.min(summary.viewNext - summary.viewFirst, 1000)));
    this.grid.style.setProperty(
      '--number-characters',
      String(Math.max(leastNumberCharacters, countNumber(summary.next).length)),
    );
    this.grid.setAttribute('aria-rowcount', String(summary.viewNext - summary.viewFirst + headerRows));
    this.#ask();
  }

  /** A key may have moved it away already. */
  get #isAtTail(): boolean {
    return this.#follow && atTail(this.#rows.window);
  }

  #grow(): void {
    if (this.#summary === undefined) return;
    const { viewFirst, viewNext } = this.#summary;
    if (this.#follow) this.#rows.followRows(viewFirst, viewNext, this.#cache.newest);
    else this.#rows.setRows(viewFirst, viewNext, false);
  }

  /** Answers whether a row in view may have gone. */
  #setKept(first: number): boolean {
    if (first === this.#keptFirst) return false;
    this.#keptFirst = first;
    this.#cache.setKept(first);
    return this.#rows.drawn.from < first;
  }

  #return(top: number): void {
    const { first, rowHeight } = this.#rows.window;
    if (!this.#follow) this.#rows.moveTo((top - first) * rowHeight);
    this.#options.dispatch({ type: 'placed' });
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
      cursor: this.#options.state().selected,
    });
    if (key === undefined) return false;
    if (key.kind === 'all') this.#options.dispatch({ type: 'selectAll' });
    else {
      this.#rows.reveal(key.row);
      const { row, open, how } = key;
      this.#options.dispatch({ type: 'select', row, open, how });
      if (event.key === 'End' && how === 'only') this.#options.dispatch({ type: 'follow', follow: true });
    }
    return true;
  }

  #tellContext(): void {
    const { selected } = this.#options.state();
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
    node.id = `row-${row}`;
    node.dataset['row'] = String(row);
    node.setAttribute('aria-rowindex', String(row - summary.viewFirst + 1 + headerRows));
    const isIn = isSelected(this.#selection, row);
    node.setAttribute('aria-selected', String(isIn));
    node.classList.toggle('selected', isIn);
    node.classList.toggle('cursor', row === this.#selected);
    const cached = this.#cache.get(row);
    if (cached === undefined) this.#waiting.add(row);
    else this.#waiting.delete(row);
    if (cached === undefined) shown.wait(row < this.#keptFirst);
    else {
      shown.fill(cached, {
        format: this.#time,
        endpoint: cached.endpoint ?? this.#names.of(cached.row.endpoint),
        preview: this.#preview,
        startedAtMs: summary.startedAtMs,
        previous: this.#cache.get(row - 1),
        marks: rowMarks(row, cached.hits, this.#needles, this.#found),
        room: this.#options.state().layout === 'wide' ? wideRoom : narrowRoom,
      });
    }
  }
}
