/** Mouse and clipboard events of the list. */
import { element } from '../parts/elements.ts';
import { isInOpenedRow } from './openedRow.ts';
import type { SelectHow } from '../state/rowSelection.ts';

export interface RowsPointerOptions {
  readonly select: (row: number, open: boolean, how: SelectHow) => void;
  readonly isSelected: (row: number) => boolean;
  readonly isAny: () => boolean;
  readonly copy: () => void;
  /** A context menu is about to open, and needs its context now. */
  readonly menuOpens: () => void;
}

/** The mouse may move by this much during a click. */
const stillPx = 4;

interface Press {
  readonly row: number | undefined;
  readonly x: number;
  readonly y: number;
  /** Text was already selected, for example by Ctrl+A. */
  readonly wasMarked: boolean;
}

/** Adds mouse and clipboard handling to the list's rows. */
export function rowsPointer(grid: HTMLElement, options: RowsPointerOptions): HTMLElement {
  const scroller = element('div', 'rows', { role: 'rowgroup', tabindex: '-1' });
  grid.addEventListener('copy', (event) => {
    // Selected text is copied by the browser.
    if (!options.isAny() || isTextMarked() || isInOpenedRow(event.target)) return;
    options.copy();
    event.preventDefault();
  });
  const choose = (row: number | undefined, { shiftKey, ctrlKey, metaKey }: MouseEvent): void => {
    const isMore = ctrlKey || metaKey;
    if (row === undefined) return;
    const how = shiftKey ? (isMore ? 'extendMore' : 'extend') : isMore ? 'toggle' : 'only';
    options.select(row, how === 'only', how);
  };
  // Rows move during traffic, and the pressed one may be gone at mouse up: then there is no click event.
  let pressed: Press | undefined;
  scroller.addEventListener('mousedown', (event) => {
    const { button, target, x, y } = event;
    pressed = button === 0 ? { row: rowOf(target), x, y, wasMarked: isTextMarked() } : undefined;
    // Shift would extend the text selection.
    if (!event.shiftKey || isInOpenedRow(target)) return;
    event.preventDefault();
    grid.focus();
  });
  scroller.addEventListener('mouseup', (event) => {
    if (pressed === undefined) return;
    const { row, x, y, wasMarked } = pressed;
    pressed = undefined;
    const isStill = Math.hypot(event.x - x, event.y - y) <= stillPx;
    // A double click selects a word, which is kept; an older text selection ends with the press.
    const hasMarked = !wasMarked && !event.shiftKey && !event.ctrlKey && !event.metaKey && isTextMarked();
    if (isStill && !hasMarked) choose(row, event);
  });
  scroller.addEventListener('click', (event) => {
    // Not by mouse, but by a screen reader.
    if (event.detail === 0) choose(rowOf(event.target), event);
  });
  // VS Code's own menu reads its context from an attribute, after this handler.
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
