import { element } from './elements.ts';
import type { SelectHow } from './rowSelection.ts';

export interface RowsPointerOptions {
  readonly select: (row: number, open: boolean, how: SelectHow) => void;
  readonly isSelected: (row: number) => boolean;
  readonly isAny: () => boolean;
  readonly copy: () => void;
  /** A context menu is about to open: what it is about has to be said now. */
  readonly menuOpens: () => void;
}

/** The scrolled part of the list with what mouse and clipboard do there. */
export function rowsPointer(grid: HTMLElement, options: RowsPointerOptions): HTMLElement {
  const scroller = element('div', 'rows', { role: 'rowgroup', tabindex: '-1' });
  grid.addEventListener('copy', (event) => {
    // Whoever has marked text wants that.
    if (!options.isAny() || getSelection()?.isCollapsed === false) return;
    options.copy();
    event.preventDefault();
  });
  scroller.addEventListener('mousedown', (event) => {
    // Shift would mark text from here to there.
    if (!event.shiftKey) return;
    event.preventDefault();
    grid.focus();
  });
  scroller.addEventListener('click', ({ target, shiftKey, ctrlKey, metaKey }) => {
    const isMore = ctrlKey || metaKey;
    // Whoever has marked text wants to keep it.
    if (!shiftKey && !isMore && getSelection()?.isCollapsed === false) return;
    const row = rowOf(target);
    if (row === undefined) return;
    const how = shiftKey ? (isMore ? 'extendMore' : 'extend') : isMore ? 'toggle' : 'only';
    options.select(row, how === 'only', how);
  });
  // The menu is VS Code's own: it reads what it is about from an attribute, after this.
  grid.addEventListener('contextmenu', ({ target }) => {
    const row = rowOf(target);
    if (row !== undefined && !options.isSelected(row)) options.select(row, false, 'only');
    options.menuOpens();
  });
  return scroller;
}

function rowOf(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('.row:not(.header)') : null;
  return row === null ? undefined : Number(row.dataset['row']);
}
