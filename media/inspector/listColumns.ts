import type { TimeFormat } from '../../src/model/rowTime.ts';
import { columnIds, type ColumnId } from '../../src/page/listMessages.ts';
import { ListHeader } from './listHeader.ts';
import {
  columnTemplate,
  narrowPx,
  shownColumns,
  shownTime,
  type ListStyle,
  type ListRoom,
} from './listStyle.ts';
import { ListMenu } from './listMenu.ts';
import type { PageState } from './state.ts';

export interface ListColumnsOptions {
  readonly state: () => PageState;
  readonly change: (look: ListStyle) => void;
}

/** The columns of the list's grid: which there are in the room there is, how wide, their header and their menu. */
export class ListColumns {
  readonly header: ListHeader;
  readonly menu: ListMenu;
  readonly #grid: HTMLElement;
  #room: ListRoom = { width: 0, isOneEndpoint: false };
  #look: ListStyle | undefined;
  #time: TimeFormat = 'time';

  constructor(grid: HTMLElement, { state, change }: ListColumnsOptions) {
    this.#grid = grid;
    const look = () => state().look;
    const time = () => shownTime(state());
    const hasColumns = () => this.#room.width > narrowPx;
    this.menu = new ListMenu({ look, time, room: () => this.#room, hasColumns, change });
    this.header = new ListHeader({
      look,
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
    return this.#look === undefined ? columnIds : shownColumns(this.#look, this.#room);
  }

  /** Answers whether rows show something else now. */
  update(state: PageState): boolean {
    const { look } = state;
    const time = shownTime(state);
    const isOneEndpoint = state.scope.id !== undefined;
    const isLook = look !== this.#look || time !== this.#time;
    if (!isLook && isOneEndpoint === this.#room.isOneEndpoint) return false;
    const isNews = time !== this.#time || look.preview !== this.#look?.preview;
    this.#look = look;
    this.#time = time;
    this.#room = { ...this.#room, isOneEndpoint };
    this.#arrange();
    return isNews;
  }

  #arrange(): void {
    if (this.#look === undefined) return;
    const { shown } = this;
    this.#grid.style.setProperty('--columns', columnTemplate(this.#look, this.#room));
    for (const id of columnIds) this.#grid.classList.toggle(`no-${id}`, !shown.includes(id));
    this.header.update(this.#time, this.#look, shown);
  }
}
