/** The columns of the list: which are shown, how wide, their header and menu. */
import { columnIds, type ColumnId } from '../../../src/page/listMessages.ts';
import { element } from '../parts/elements.ts';
import { columnTemplate, listFit, type ListFit, type ListRoom } from '../state/columnFit.ts';
import { shownTime, type ListStyle } from '../state/listStyle.ts';
import { isColored } from './isColored.ts';
import { ListHeader } from './listHeader.ts';
import { ListMenu } from './listMenu.ts';
import type { PageState } from '../state/pageState.ts';

export interface ListColumnsOptions {
  readonly state: () => PageState;
  readonly change: (style: ListStyle) => void;
  /** Another width has another content of rows. */
  readonly refit: () => void;
}

/** Width of the measuring element, in characters. */
const rulerCharacters = 100;

/** Lays out the columns that fit in the available width. */
export class ListColumns {
  readonly header: ListHeader;
  readonly menu: ListMenu;
  readonly #grid: HTMLElement;
  /** Measures the width of a character. */
  readonly #ruler = element('div', 'list-ruler', { role: 'presentation', 'aria-hidden': 'true' });
  readonly #options: ListColumnsOptions;
  #room: ListRoom = { width: 0, characterPx: 7, isOneEndpoint: false };
  #fit: ListFit;
  /** What rows were last rendered with. */
  #rendered = '';
  #laidOut = '';

  constructor(grid: HTMLElement, options: ListColumnsOptions) {
    this.#grid = grid;
    this.#options = options;
    const { state, change } = options;
    this.#fit = listFit(state(), this.#room);
    const style = () => state().look;
    const time = () => shownTime(state());
    const fit = () => this.#fit;
    this.menu = new ListMenu({ style, time, fit, change });
    this.header = new ListHeader({
      style,
      time,
      change,
      menu: (at) => {
        this.menu.open(at);
      },
    });
    grid.append(this.#ruler);
    new ResizeObserver(([entry]) => {
      const characterPx = this.#ruler.getBoundingClientRect().width / rulerCharacters;
      this.#room = {
        ...this.#room,
        width: entry?.contentRect.width ?? 0,
        ...(characterPx > 0 ? { characterPx } : {}),
      };
      this.#arrange();
      this.#refit();
    }).observe(grid);
    // Another theme may have no colors.
    new MutationObserver(() => {
      this.#refit();
    }).observe(document.body, { attributes: true, attributeFilter: ['data-vscode-theme-kind'] });
  }

  get shown(): readonly ColumnId[] {
    return this.#fit.columns;
  }

  /** What rows are rendered with. */
  get fit(): ListFit {
    return this.#fit;
  }

  /** Returns whether the contents of rows have changed. */
  update(state: PageState): boolean {
    this.#room = { ...this.#room, isOneEndpoint: state.scope.id !== undefined };
    this.#arrange();
    const rendered = this.#content();
    const hasChanged = rendered !== this.#rendered;
    this.#rendered = rendered;
    return hasChanged;
  }

  #refit(): void {
    if (this.#content() !== this.#rendered) this.#options.refit();
  }

  /** What the contents of rows depend on. */
  #content(): string {
    const { time, timeDigits } = this.#fit;
    const { look } = this.#options.state();
    return [time, timeDigits, look.preview, isColored(look)].join(' ');
  }

  #arrange(): void {
    const state = this.#options.state();
    const fit = listFit(state, this.#room);
    const { look } = state;
    this.#fit = fit;
    const template = columnTemplate(look, fit);
    const laidOut = [template, fit.isCompact, fit.isRoomy, fit.time, look.preview, look.colors].join('|');
    if (laidOut === this.#laidOut) return;
    this.#laidOut = laidOut;
    this.#grid.style.setProperty('--columns', template);
    this.#grid.classList.toggle('compact', fit.isCompact);
    this.#grid.classList.toggle('roomy', fit.isRoomy);
    this.#grid.dataset['colors'] = String(look.colors ?? '');
    for (const id of columnIds) this.#grid.classList.toggle(`no-${id}`, !fit.columns.includes(id));
    this.header.update(fit.time, look, fit.columns);
  }
}
