import type { RowsAnswer, RowsRequest, TimeFormat, ViewSummary } from '../../src/model/inspectorMessages.ts';
import type { Needle } from '../../src/payload/needle.ts';
import { element } from './elements.ts';
import { copiedRow } from './copiedRow.ts';
import { RowCache, type CachedRow } from './rowCache.ts';
import { rowMarks, wordNeedles, type FoundMark } from './rowMarks.ts';
import { thousands } from './rowText.ts';
import { atTail, maxTop, pageRows } from './rowWindow.ts';
import { listed, type PageState } from './state.ts';
import { TrafficHeader, TrafficRow } from './trafficRow.ts';
import { VirtualRows } from './virtualRows.ts';

export interface TrafficListOptions {
  /** The state now: keys may come faster than frames. */
  readonly state: () => PageState;
  readonly ask: (request: RowsRequest) => Promise<RowsAnswer>;
  readonly select: (row: number, open: boolean) => void;
  readonly closeDetail: () => void;
  readonly follow: (follow: boolean) => void;
  /** The user moved the list. */
  readonly scrolled: (atTail: boolean) => void;
  /** It stands where the page before had it. */
  readonly placed: () => void;
  /** The selected row's content arrived or changed. */
  readonly changed: () => void;
}

export const rowHeightPx = 22;
/** Characters of a preview that are in view in any case. */
const wideRoom = 24;
const narrowRoom = 12;
/** Of the column of numbers: it need not grow while there are few. */
const leastNumberCharacters = 4;
/** Row 1 is the header. */
const headerRows = 1;

/** The list of traffic: a grid of recycled rows, moved through by wheel, scroll bar and keyboard. */
export class TrafficList {
  readonly grid = element('div', 'grid', { role: 'grid', tabindex: '0', 'aria-label': 'Traffic' });
  readonly #options: TrafficListOptions;
  readonly #cache: RowCache;
  readonly #rows: VirtualRows;
  readonly #header = new TrafficHeader();
  readonly #shown = new WeakMap<HTMLElement, TrafficRow>();
  #summary: ViewSummary | undefined;
  #selected: number | undefined;
  #follow = true;
  #timeFormat: TimeFormat = 'time';
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
        this.#rows.refresh();
        this.#options.changed();
      },
    });
    const scroller = element('div', 'rows', { role: 'rowgroup', tabindex: '-1' });
    this.grid.append(this.#header.node, scroller);
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
    this.grid.addEventListener('keydown', (event) => {
      if (this.#onKey(event)) event.preventDefault();
    });
    this.grid.addEventListener('copy', (event) => {
      const cached = this.#selected === undefined ? undefined : this.#cache.get(this.#selected);
      if (cached === undefined || getSelection()?.isCollapsed === false) return;
      event.clipboardData?.setData('text/plain', copiedRow(cached, this.#summary?.startedAtMs ?? 0));
      event.preventDefault();
    });
    scroller.addEventListener('click', (event) => {
      // Whoever has marked text wants to keep it.
      if (getSelection()?.isCollapsed === false) return;
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('.row') : null;
      if (row !== null) this.#options.select(Number(row.dataset['row']), true);
    });
  }

  row(number: number): CachedRow | undefined {
    return this.#cache.get(number);
  }

  /** The row at its top, as a place counts it. */
  get top(): number {
    const { first, top, rowHeight } = this.#rows.window;
    return first + top / rowHeight;
  }

  update(state: PageState): void {
    const { selected, follow, place, timeFormat } = state;
    const summary = listed(state);
    const news = summary !== this.#summary;
    const started = follow && !this.#follow;
    const changed =
      selected !== this.#selected || timeFormat !== this.#timeFormat || state.found !== this.#found;
    this.#found = state.found;
    this.#follow = follow;
    this.#selected = selected;
    this.#timeFormat = timeFormat;
    this.#header.setTime(timeFormat);
    if (news) this.#tell(summary);
    else if (started) this.#rows.moveTo(maxTop(this.#rows.window));
    const dropped = this.#setKept(state.summary?.viewFirst ?? 0);
    if (changed || dropped) this.#rows.refresh();
    if (place !== undefined && summary !== undefined) this.#return(place.top);
    this.grid.classList.toggle('empty', summary === undefined || summary.viewNext === summary.viewFirst);
    const node = selected === undefined ? undefined : this.#rows.nodeOf(selected);
    if (node === undefined) this.grid.removeAttribute('aria-activedescendant');
    else this.grid.setAttribute('aria-activedescendant', node.id);
  }

  /** Into view. */
  reveal(row: number): void {
    this.#rows.reveal(row);
  }

  dispose(): void {
    this.#rows.dispose();
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
    this.#rows.setRows(summary.viewFirst, summary.viewNext, this.#follow);
    if (renumbered) this.#rows.refresh();
    this.grid.style.setProperty('--rows', String(Math.min(summary.viewNext - summary.viewFirst, 1000)));
    this.grid.style.setProperty(
      '--number-characters',
      String(Math.max(leastNumberCharacters, thousands(summary.next).length)),
    );
    this.grid.setAttribute('aria-rowcount', String(summary.viewNext - summary.viewFirst + headerRows));
    this.#ask();
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
    this.#options.placed();
  }

  #ask(): void {
    const { from, to } = this.#rows.drawn;
    this.#cache.want(from, to);
  }

  #onKey(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.altKey || event.metaKey || this.#summary === undefined) return false;
    const { viewFirst, viewNext } = this.#summary;
    if (event.key === 'Escape') this.#options.closeDetail();
    if (viewNext === viewFirst) return false;
    const page = pageRows(this.#rows.window);
    const { selected } = this.#options.state();
    const from = selected ?? (event.key === 'ArrowDown' ? this.#firstInView() - 1 : this.#lastInView() + 1);
    const steps: Partial<Record<string, number>> = {
      ArrowUp: from - 1,
      ArrowDown: from + 1,
      PageUp: from - page,
      PageDown: from + page,
      Home: viewFirst,
      End: viewNext - 1,
    };
    const goal = event.key === 'Enter' ? selected : steps[event.key];
    if (goal === undefined) return false;
    const row = Math.min(viewNext - 1, Math.max(viewFirst, goal));
    this.#rows.reveal(row);
    this.#options.select(row, event.key === 'Enter');
    if (event.key === 'End') this.#options.follow(true);
    return true;
  }

  #firstInView(): number {
    const { first, top } = this.#rows.window;
    return first + Math.ceil(top / rowHeightPx);
  }

  #lastInView(): number {
    const { first, next, top, viewport } = this.#rows.window;
    return Math.min(next, first + Math.floor((top + viewport) / rowHeightPx)) - 1;
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
    node.setAttribute('aria-selected', String(row === this.#selected));
    node.classList.toggle('selected', row === this.#selected);
    const cached = this.#cache.get(row);
    if (cached === undefined) shown.wait(row < this.#keptFirst);
    else {
      shown.fill(cached, {
        format: this.#timeFormat,
        startedAtMs: summary.startedAtMs,
        previous: this.#cache.get(row - 1),
        marks: rowMarks(row, cached.hits, this.#needles, this.#found),
        room: this.#options.state().layout === 'wide' ? wideRoom : narrowRoom,
      });
    }
  }
}
