import type { RowsAnswer, RowsRequest, ViewSummary } from '../../src/model/inspectorMessages.ts';
import { element } from './elements.ts';
import { plainText } from './plainText.ts';
import { RowCache, type CachedRow } from './rowCache.ts';
import { rowText, thousands } from './rowText.ts';
import { atTail, maxTop, pageRows } from './rowWindow.ts';
import type { PageState } from './state.ts';
import { VirtualRows } from './virtualRows.ts';

export interface TrafficListOptions {
  /** The state now: keys may come faster than frames. */
  readonly state: () => PageState;
  readonly ask: (request: RowsRequest) => Promise<RowsAnswer>;
  readonly select: (row: number, open: boolean) => void;
  readonly closeDetail: () => void;
  readonly follow: (follow: boolean) => void;
  /** The selected row's content arrived or changed. */
  readonly changed: () => void;
}

export const rowHeightPx = 22;
/** Row 1 is the header. */
const headerRows = 1;

const columns = [
  ['number', '#'],
  ['time', 'Time'],
  ['peer', 'Peer'],
  ['direction', ''],
  ['call', 'Call'],
  ['length', 'Length'],
  ['preview', 'Preview'],
] as const;
type Column = (typeof columns)[number][0];

const words = { in: 'received', out: 'sent' } as const;

/** The list of traffic: a grid of recycled rows, moved through by wheel, scroll bar and keyboard. */
export class TrafficList {
  readonly grid = element('div', 'grid', { role: 'grid', tabindex: '0', 'aria-label': 'Traffic' });
  readonly #options: TrafficListOptions;
  readonly #cache: RowCache;
  readonly #rows: VirtualRows;
  readonly #cells = new WeakMap<HTMLElement, Record<Column, HTMLElement>>();
  #summary: ViewSummary | undefined;
  #selected: number | undefined;
  #follow = true;

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
    this.grid.append(headerRow(), scroller);
    this.#rows = new VirtualRows(scroller, {
      rowHeight: rowHeightPx,
      makeRow: () => this.#makeRow(),
      fillRow: (node, row) => {
        this.#fillRow(node, row);
      },
      moved: (byUser) => {
        this.#ask();
        if (byUser) this.#options.follow(atTail(this.#rows.window));
      },
      sticks: () => this.#follow,
      kept: () => this.#selected,
    });
    this.grid.addEventListener('keydown', (event) => {
      if (this.#onKey(event)) event.preventDefault();
    });
    scroller.addEventListener('click', (event) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('.row') : null;
      if (row !== null) this.#options.select(Number(row.dataset['row']), true);
    });
  }

  row(number: number): CachedRow | undefined {
    return this.#cache.get(number);
  }

  update(state: PageState): void {
    const { summary, selected, follow } = state;
    const news = summary !== this.#summary;
    const started = follow && !this.#follow;
    const marked = selected !== this.#selected;
    this.#follow = follow;
    this.#selected = selected;
    if (news) this.#tell(summary);
    else if (started) this.#rows.moveTo(maxTop(this.#rows.window));
    if (marked) this.#rows.refresh();
    this.grid.classList.toggle('empty', summary === undefined || summary.viewNext === summary.viewFirst);
    const node = selected === undefined ? undefined : this.#rows.nodeOf(selected);
    if (node === undefined) this.grid.removeAttribute('aria-activedescendant');
    else this.grid.setAttribute('aria-activedescendant', node.id);
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
    this.#cache.update(summary.generation, summary.viewFirst, summary.viewNext);
    if (renumbered) this.#rows.setRows(summary.viewFirst, summary.viewFirst, false);
    this.#rows.setRows(summary.viewFirst, summary.viewNext, this.#follow);
    if (renumbered) this.#rows.refresh();
    this.grid.setAttribute('aria-rowcount', String(summary.viewNext - summary.viewFirst + headerRows));
    this.#ask();
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
    const node = element('div', 'row', { role: 'row' });
    const cells: Record<Column, HTMLElement> = {
      number: gridCell('number'),
      time: gridCell('time'),
      peer: gridCell('peer'),
      direction: gridCell('direction'),
      call: gridCell('call'),
      length: gridCell('length'),
      preview: gridCell('preview'),
    };
    this.#cells.set(node, cells);
    node.append(...columns.map(([name]) => cells[name]));
    return node;
  }

  #fillRow(node: HTMLElement, row: number): void {
    const cells = this.#cells.get(node);
    if (cells === undefined) return;
    const cached = this.#cache.get(row);
    node.id = `row-${row}`;
    node.dataset['row'] = String(row);
    node.setAttribute('aria-rowindex', String(row - (this.#summary?.viewFirst ?? 0) + 1 + headerRows));
    node.setAttribute('aria-selected', String(row === this.#selected));
    node.classList.toggle('selected', row === this.#selected);
    if (cached === undefined) fillWaiting(node, cells);
    else fillKnown(node, cells, cached, this.#summary?.startedAtMs ?? 0);
  }
}

/** Sequence numbers are what the reader sees as row numbers: they are the same in every view. */
function fillKnown(
  node: HTMLElement,
  cells: Record<Column, HTMLElement>,
  cached: CachedRow,
  startedAtMs: number,
): void {
  const { row, preview, peer } = cached;
  const text = rowText(row, preview, startedAtMs);
  node.dataset['tone'] = text.tone;
  cells.number.textContent = thousands(row.seq);
  cells.time.replaceChildren(span('clock', text.hourMinute), text.second);
  cells.peer.textContent = plainText(peer);
  cells.direction.textContent = text.arrow;
  const direction = text.arrow === '' ? undefined : row.direction;
  cells.direction.dataset['direction'] = direction ?? '';
  if (direction === undefined) cells.direction.removeAttribute('aria-label');
  else cells.direction.setAttribute('aria-label', words[direction]);
  cells.call.textContent = text.call;
  cells.length.textContent = text.length;
  const runs = text.runs.map((run) => span(run.escaped ? 'escape' : '', run.text));
  // The narrow list has no column for the call: it stands before the words.
  const call = text.callBefore === '' ? [] : [span('call-inline', text.callBefore)];
  cells.preview.replaceChildren(...call, ...runs);
}

function fillWaiting(node: HTMLElement, cells: Record<Column, HTMLElement>): void {
  node.dataset['tone'] = 'quiet';
  for (const [name] of columns) cells[name].replaceChildren();
  cells.direction.dataset['direction'] = '';
  cells.preview.textContent = '…';
}

function gridCell(column: Column): HTMLElement {
  return element('div', `cell ${column}`, { role: 'gridcell' });
}

function span(className: string, text: string): HTMLElement {
  const made = element('span', className);
  made.textContent = text;
  return made;
}

function headerRow(): HTMLElement {
  const header = element('div', 'row header', { role: 'row', 'aria-rowindex': '1' });
  for (const [name, title] of columns) {
    const cell = element('div', `cell ${name}`, { role: 'columnheader' });
    cell.textContent = title;
    if (title === '') cell.setAttribute('aria-label', 'Direction');
    header.append(cell);
  }
  return header;
}
