import { element } from './parts/elements.ts';
import type { SelectHow } from './rowSelection.ts';

export interface RowsPointerOptions {
  readonly select: (row: number, open: boolean, how: SelectHow) => void;
  readonly isSelected: (row: number) => boolean;
  readonly isAny: () => boolean;
  readonly copy: () => void;
  /** A context menu is about to open: what it is about has to be said now. */
  readonly menuOpens: () => void;
}

/** A hand moves the mouse by so much when it presses its button. */
const stillPx = 4;

interface Press {
  readonly row: number | undefined;
  readonly x: number;
  readonly y: number;
  /** Text of the page was marked already: by Ctrl+A, say. */
  readonly wasMarked: boolean;
}

/** The scrolled part of the list with what mouse and clipboard do there. */
export function rowsPointer(grid: HTMLElement, options: RowsPointerOptions): HTMLElement {
  const scroller = element('div', 'rows', { role: 'rowgroup', tabindex: '-1' });
  grid.addEventListener('copy', (event) => {
    // Whoever has marked text wants that.
    if (!options.isAny() || isTextMarked()) return;
    options.copy();
    event.preventDefault();
  });
  const choose = (row: number | undefined, { shiftKey, ctrlKey, metaKey }: MouseEvent): void => {
    const isMore = ctrlKey || metaKey;
    if (row === undefined) return;
    const how = shiftKey ? (isMore ? 'extendMore' : 'extend') : isMore ? 'toggle' : 'only';
    options.select(row, how === 'only', how);
  };
  // Rows move while they come, and what was pressed may be gone when the button is up: then there is no click.
  let pressed: Press | undefined;
  scroller.addEventListener('mousedown', (event) => {
    const { button, target, x, y } = event;
    pressed = button === 0 ? { row: rowOf(target), x, y, wasMarked: isTextMarked() } : undefined;
    // Shift would mark text from here to there.
    if (!event.shiftKey) return;
    event.preventDefault();
    grid.focus();
  });
  scroller.addEventListener('mouseup', (event) => {
    if (pressed === undefined) return;
    const { row, x, y, wasMarked } = pressed;
    pressed = undefined;
    const isStill = Math.hypot(event.x - x, event.y - y) <= stillPx;
    // A double click marks a word, and whoever has marked one wants to keep it; older marks go with the press.
    const hasMarked = !wasMarked && !event.shiftKey && !event.ctrlKey && !event.metaKey && isTextMarked();
    if (isStill && !hasMarked) choose(row, event);
  });
  scroller.addEventListener('click', (event) => {
    // Without a mouse: by what reads the screen.
    if (event.detail === 0) choose(rowOf(event.target), event);
  });
  // The menu is VS Code's own: it reads what it is about from an attribute, after this.
  grid.addEventListener('contextmenu', ({ target }) => {
    pressed = undefined;
    const row = rowOf(target);
    if (row !== undefined && !options.isSelected(row)) options.select(row, false, 'only');
    options.menuOpens();
  });
  return scroller;
}

function isTextMarked(): boolean {
  return getSelection()?.isCollapsed === false;
}

function rowOf(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('.row:not(.header)') : null;
  return row === null ? undefined : Number(row.dataset['row']);
}
