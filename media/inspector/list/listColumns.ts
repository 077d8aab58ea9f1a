/** The columns of the list: which are shown, how wide, their header and menu. */
import type { TimeFormat } from '../../../src/model/rowTime.ts';
import { columnIds, type ColumnId } from '../../../src/page/listMessages.ts';
import { ListHeader } from './listHeader.ts';
import {
  columnTemplate,
  narrowPx,
  shownColumns,
  shownTime,
  type ListStyle,
  type ListRoom,
} from '../state/listStyle.ts';
import { ListMenu } from './listMenu.ts';
import type { PageState } from '../state/pageState.ts';

export interface ListColumnsOptions {
  readonly state: () => PageState;
  readonly change: (style: ListStyle) => void;
}

/** Lays out the columns that fit in the available width. */
export class ListColumns {
  readonly header: ListHeader;
  readonly menu: ListMenu;
  readonly #grid: HTMLElement;
  #room: ListRoom = { width: 0, isOneEndpoint: false };
  #style: ListStyle | undefined;
  #time: TimeFormat = 'time';

  constructor(grid: HTMLElement, { state, change }: ListColumnsOptions) {
    this.#grid = grid;
    const style = () => state().look;
    const time = () => shownTime(state());
    const hasColumns = () => this.#room.width > narrowPx;
    this.menu = new ListMenu({ style, time, room: () => this.#room, hasColumns, change });
    this.header = new ListHeader({
      style,
      time,
      change,
      menu: (at) => {
        this.menu.open(at);
      },
    });
    new ResizeObserver(([entry]) => {
      this.#room = { ...this.#room, width: entry?.contentRect.width ?? 0 };
      this.#arrange();
    }).observe(grid);
  }

  get shown(): readonly ColumnId[] {
    return this.#style === undefined ? columnIds : shownColumns(this.#style, this.#room);
  }

  /** Returns whether the contents of rows have changed. */
  update(state: PageState): boolean {
    const { look: style } = state;
    const time = shownTime(state);
    const isOneEndpoint = state.scope.id !== undefined;
    const isStyleChanged = style !== this.#style || time !== this.#time;
    if (!isStyleChanged && isOneEndpoint === this.#room.isOneEndpoint) return false;
    const hasChanged = time !== this.#time || style.preview !== this.#style?.preview;
    this.#style = style;
    this.#time = time;
    this.#room = { ...this.#room, isOneEndpoint };
    this.#arrange();
    return hasChanged;
  }

  #arrange(): void {
    if (this.#style === undefined) return;
    const { shown } = this;
    this.#grid.style.setProperty('--columns', columnTemplate(this.#style, this.#room));
    for (const id of columnIds) this.#grid.classList.toggle(`no-${id}`, !shown.includes(id));
    this.header.update(this.#time, this.#style, shown);
  }
}
