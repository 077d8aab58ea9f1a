/** The list of the traffic: a grid of recycled rows, which asks the host for the rows in view. */
import './trafficList.css';
import { countNumber } from '../../../src/model/countText.ts';
import type { RowsCommand, RowsResult, ViewSummary } from '../../../src/page/listMessages.ts';
import { columnIds } from '../../../src/page/listMessages.ts';
import { element } from '../parts/elements.ts';
import { listKey } from './listKeys.ts';
import { ListColumns } from './listColumns.ts';
import { ListRows, headerRows } from './listRows.ts';
import { linePx, openedHeight } from './openedHeight.ts';
import { OpenedRow, isInOpenedRow } from './openedRow.ts';
import { RowCache, type CachedRow } from '../parts/rowCache.ts';
import { rowContext } from './rowContext.ts';
import { rowsPointer } from './rowsPointer.ts';
import { isSelected } from '../state/rowSelection.ts';
import { atTail, maxTop, pageRows, topRow, wholeRows, type RowGap } from '../parts/rowWindow.ts';
import { listed } from '../state/listState.ts';
import type { PageState } from '../state/pageState.ts';
import { VirtualRows } from '../parts/virtualRows.ts';
import type { ViewContext } from '../state/viewContext.ts';

/** Minimum width of the number column, so that it does not grow with few rows. */
const leastNumberCharacters = 4;

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
  /** The selected row's content, in the narrow layout. */
  readonly opened = new OpenedRow(() => {
    this.#inspect();
  });
  readonly #context: ViewContext;
  readonly #cache: RowCache;
  readonly #rows: VirtualRows;
  readonly #content: ListRows;
  #summary: ViewSummary | undefined;
  #selected: number | undefined;
  #follow = true;
  /** What the contents of all rows depend on, at the host. */
  #version = '';
  /** The selected row's content when `changed` was last called. */
  #notified: CachedRow | undefined;
  /** The oldest row in the capture; a paused list may have older ones. */
  #keptFirst = 0;
  #viewport = 0;
  /** The row that the host knows to be selected. */
  #told: number | undefined;

  /** @param act runs a command on the selected rows */
  constructor(context: ViewContext, act: (command: RowsCommand) => void) {
    this.#context = context;
    const { state, dispatch } = context;
    this.#cache = new RowCache({
      ask: (request) => context.request('rows', request),
      changed: (again) => {
        this.#content.await(again);
        if (this.#isAtTail) this.#grow();
        this.#fillWaiting();
      },
    });
    this.#content = new ListRows(this.#cache);
    this.columns = new ListColumns(this.grid, {
      state,
      change: (style) => {
        dispatch({ type: 'listStyle', style });
      },
      refit: context.draw,
    });
    const scroller = rowsPointer(this.grid, {
      copy: () => {
        act('copyText');
      },
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
      if (!isInOpenedRow(event.target) && this.#onKey(event, act)) event.preventDefault();
    });
    this.grid.append(this.columns.header.node, scroller);
    this.#rows = new VirtualRows(scroller, {
      rowHeight: linePx,
      makeRow: this.#content.make,
      fillRow: this.#content.fill,
      inGap: this.opened.root,
      moved: (byUser) => {
        this.#ask();
        const { viewport } = this.#rows.window;
        // The opened row's height depends on it.
        if (viewport !== this.#viewport) context.draw();
        this.#viewport = viewport;
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
    return topRow(this.#rows.window);
  }

  update(state: PageState): void {
    const { selected, follow, place, colorRules, summary: latest } = state;
    const summary = listed(state);
    const isOther = summary !== this.#summary;
    const started = follow && !this.#follow;
    const isStyleChanged = this.columns.update(state);
    const gap = this.#gapOf(state);
    // Also of a paused list.
    const version = `${colorRules} ${latest?.marks ?? ''}`;
    const isOld = version !== this.#version;
    this.#version = version;
    if (isOld) this.#cache.renew(latest?.marks);
    const changed = this.#content.update(state, this.columns.fit, gap?.after) || isStyleChanged;
    this.#follow = follow;
    this.#selected = selected;
    this.#notified = selected === undefined ? undefined : this.#cache.get(selected);
    if (isOther) this.#applySummary(summary);
    else if (started) this.#rows.moveTo(maxTop(this.#rows.window));
    const dropped = this.#setKept(latest?.viewFirst ?? 0);
    if (changed || dropped) this.#rows.refresh();
    if (isOld) this.#ask();
    this.#open(gap);
    if (place !== undefined && summary !== undefined) this.#return(place.top);
    this.grid.classList.toggle('empty', summary === undefined || summary.viewNext === summary.viewFirst);
    const node = selected === undefined ? undefined : this.#rows.nodeOf(selected);
    if (node === undefined) this.grid.removeAttribute('aria-activedescendant');
    else this.grid.setAttribute('aria-activedescendant', node.id);
    this.#updateMenuContext();
    this.#tellSelected();
  }

  #tellSelected(): void {
    const seq = this.#cursorRow()?.row.seq;
    if (seq === undefined || seq === this.#told) return;
    this.#told = seq;
    this.#context.ask('selectRow', { seq });
  }

  /** The room for the selected row's content below it. */
  #gapOf({ layout, detailOpen, detailTab, selected }: PageState): RowGap | undefined {
    if (layout !== 'narrow' || !detailOpen || selected === undefined) return undefined;
    const { viewport } = this.#rows.window;
    return { after: selected, height: openedHeight(this.#cache.get(selected)?.row, detailTab, viewport) };
  }

  #open(gap: RowGap | undefined): void {
    const isOther = gap !== undefined && gap.after !== this.#rows.window.gap?.after;
    this.#rows.setGap(gap);
    if (!isOther || !this.#follow) return;
    // New rows would push it out of view.
    queueMicrotask(() => {
      this.#context.dispatch({ type: 'follow', follow: false });
    });
  }

  #inspect(): void {
    const row = this.#cursorRow()?.row;
    const { summary } = this.#context.state();
    if (row === undefined || summary === undefined) return;
    this.#context.ask('inspectRow', { generation: summary.generation, seq: row.seq });
  }

  /** Fills rows whose content has arrived, and rows whose time is relative to those. */
  #refillWaiting(): void {
    const isMeant = this.#content.takeWaiting();
    if (isMeant !== undefined) this.#rows.refill(isMeant);
  }

  #fillWaiting(): void {
    this.#refillWaiting();
    const hasChanged = this.#selected !== undefined && this.#cache.get(this.#selected) !== this.#notified;
    if (hasChanged) this.#context.draw();
  }

  #applySummary(summary: ViewSummary | undefined): void {
    const old = this.#summary;
    this.#summary = summary;
    this.#content.setSummary(summary);
    if (summary === undefined) {
      this.#cache.forget();
      this.#rows.setRows(0, 0, false);
      return;
    }
    const renumbered = old === undefined || old.generation !== summary.generation;
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
    this.#content.setKept(first);
    return this.#rows.drawn.from < first;
  }

  #return(top: number): void {
    if (!this.#follow) this.#rows.moveToRow(top);
    this.#context.dispatch({ type: 'placed' });
  }

  #ask(): void {
    const { from, to } = this.#rows.drawn;
    const next = this.#isAtTail ? this.#summary?.viewNext : undefined;
    if (next === undefined) this.#cache.want(from, to);
    else this.#cache.want(next - (to - from), next);
  }

  #onKey(event: KeyboardEvent, act: (command: RowsCommand) => void): boolean {
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
    if (key.kind === 'act') {
      const isMarked = this.#cursorRow()?.note !== undefined;
      act(key.command === 'mark' && isMarked ? 'unmark' : key.command);
    } else if (key.kind === 'all') this.#context.dispatch({ type: 'selectAll' });
    else {
      this.#rows.reveal(key.row);
      const { row, open, how } = key;
      this.#context.dispatch({ type: 'select', row, open, how });
      if (event.key === 'End' && how === 'only') this.#context.dispatch({ type: 'follow', follow: true });
    }
    return true;
  }

  #updateMenuContext(): void {
    this.grid.dataset['vscodeContext'] = rowContext(this.#cursorRow());
  }

  /** Where keys go from. */
  #cursorRow(): CachedRow | undefined {
    const { selected } = this.#context.state();
    return selected === undefined ? undefined : this.#cache.get(selected);
  }
}
