/** The header of the list, with resizable columns. */
import './listHeader.css';
import type { TimeFormat } from '../../../src/model/rowTime.ts';
import { timeTitles } from '../../../src/model/rowTime.ts';
import { columnIds, type ColumnId } from '../../../src/page/listMessages.ts';
import { element } from '../parts/elements.ts';
import {
  columnNames,
  columnTitles,
  nextPreview,
  nextTime,
  previewLabels,
  previewTitles,
  withWidth,
  type ListStyle,
} from '../state/listStyle.ts';

export interface ListHeaderOptions {
  readonly style: () => ListStyle;
  readonly time: () => TimeFormat;
  readonly change: (style: ListStyle) => void;
  /** Opens the menu of the list's options at a position of the window. */
  readonly menu: (at: { readonly x: number; readonly y: number }) => void;
}

/** Pixels per press of an arrow key. */
const stepPx = 8;

/**
 * A click on the time switches to its next format, on the preview to its next; borders are dragged, and reset by
 * a double click. By keyboard: arrows move between cells, Enter clicks, Shift and arrows resize, the menu key opens
 * the menu.
 */
export class ListHeader {
  readonly node = element('div', 'row header', { role: 'row', 'aria-rowindex': '1' });
  readonly #options: ListHeaderOptions;
  readonly #cells = new Map<ColumnId, HTMLElement>();
  #current: ColumnId = 'time';
  #drag: { readonly id: ColumnId; readonly from: number; readonly width: number } | undefined;

  constructor(options: ListHeaderOptions) {
    this.#options = options;
    columnIds.forEach((id, index) => {
      const cell = element('div', `cell ${id}`, {
        role: 'columnheader',
        'aria-colindex': String(index + 1),
        tabindex: id === this.#current ? '0' : '-1',
      });
      const title = element('span', 'title');
      title.textContent = columnTitles[id];
      if (columnTitles[id] !== columnNames[id]) cell.setAttribute('aria-label', columnNames[id]);
      cell.append(title);
      if (id !== columnIds.at(-1)) cell.append(this.#border(id));
      this.#cells.set(id, cell);
      this.node.append(cell);
    });
    this.node.addEventListener('click', ({ target }) => {
      const id = this.#idOf(target);
      if (id !== undefined && !isBorder(target)) this.#switch(id);
    });
    this.node.addEventListener('keydown', (event) => {
      if (!this.#onKey(event)) return;
      event.preventDefault();
      // The list below handles these keys differently.
      event.stopPropagation();
    });
    this.node.addEventListener('contextmenu', (event) => {
      event.preventDefault();
      event.stopPropagation();
      const box = this.#cells.get(this.#idOf(event.target) ?? this.#current)?.getBoundingClientRect();
      const isByKey = event.clientX === 0 && event.clientY === 0;
      const at =
        isByKey && box !== undefined
          ? { x: box.left, y: box.bottom }
          : { x: event.clientX, y: event.clientY };
      options.menu(at);
    });
  }

  update(time: TimeFormat, { preview }: ListStyle, columns: readonly ColumnId[]): void {
    const shown = (id: ColumnId, title: string, hint: string): void => {
      const cell = this.#cells.get(id);
      const text = cell?.querySelector('.title');
      if (cell === undefined || text === null || text === undefined || cell.title === hint) return;
      text.textContent = title;
      cell.title = hint;
    };
    shown('time', timeTitles[time], `${timeTitles[time]}: click for ${timeTitles[nextTime(time)]}`);
    const next = previewLabels[nextPreview(preview)].replace('Preview as ', '').toLowerCase();
    shown('preview', previewTitles[preview], `Click to show bytes as ${next}`);
    if (!columns.includes(this.#current)) this.#rove(columns[0] ?? 'time');
  }

  #switch(id: ColumnId): void {
    const style = this.#options.style();
    if (id === 'time') this.#options.change({ ...style, time: nextTime(this.#options.time()) });
    if (id === 'preview') this.#options.change({ ...style, preview: nextPreview(style.preview) });
  }

  #onKey({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey || altKey) return false;
    const step = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0;
    if (step !== 0 && shiftKey) this.#resize(this.#current, this.#widthOf(this.#current) + step * stepPx);
    else if (step !== 0) this.#move(step);
    else if (key === 'Enter' || key === ' ') this.#switch(this.#current);
    else return false;
    return true;
  }

  #move(step: number): void {
    const shown = columnIds.filter((id) => this.#widthOf(id) > 0);
    const next = shown[shown.indexOf(this.#current) + step];
    if (next === undefined) return;
    this.#rove(next);
    this.#cells.get(next)?.focus();
  }

  #rove(id: ColumnId): void {
    this.#cells.get(this.#current)?.setAttribute('tabindex', '-1');
    this.#current = id;
    this.#cells.get(id)?.setAttribute('tabindex', '0');
  }

  #border(id: ColumnId): HTMLElement {
    const border = element('span', 'column-border', { 'aria-hidden': 'true' });
    border.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      border.setPointerCapture(event.pointerId);
      this.#drag = { id, from: event.clientX, width: this.#widthOf(id) };
      border.classList.add('dragged');
    });
    border.addEventListener('pointermove', ({ clientX }) => {
      if (this.#drag !== undefined) this.#resize(id, this.#drag.width + clientX - this.#drag.from);
    });
    border.addEventListener('lostpointercapture', () => {
      this.#drag = undefined;
      border.classList.remove('dragged');
    });
    border.addEventListener('dblclick', () => {
      this.#options.change(withWidth(this.#options.style(), id, undefined));
    });
    return border;
  }

  #resize(id: ColumnId, px: number): void {
    if (id !== 'preview') this.#options.change(withWidth(this.#options.style(), id, px));
  }

  #widthOf(id: ColumnId): number {
    return this.#cells.get(id)?.getBoundingClientRect().width ?? 0;
  }

  #idOf(target: EventTarget | null): ColumnId | undefined {
    return columnIds.find((id) => target instanceof Node && this.#cells.get(id)?.contains(target) === true);
  }
}

function isBorder(target: EventTarget | null): boolean {
  return target instanceof Element && target.classList.contains('column-border');
}
