/** The hex dump of the selected row. */
import './hexView.css';
import type { ByteRange } from '../../../src/bytes/escapeBytes.ts';
import { keySelection, offsetText, selectedRange, type ByteSelection } from './byteSelection.ts';
import { HexRow } from './hexRow.ts';
import { element } from '../parts/elements.ts';
import { hexLayout, type HexLayout } from '../parts/hexLayout.ts';
import { pageRows } from '../parts/rowWindow.ts';
import { VirtualRows } from '../parts/virtualRows.ts';

export const hexRowHeightPx = 20;
/** Between offset, bytes and text of a short row; see `hexView.css`. */
const shortGapCh = 1;
/** Width of the measuring element, in characters. */
const rulerCh = 100;

export interface HexViewOptions {
  readonly read: (offset: number, length: number) => Uint8Array | undefined;
  /** The filter's matches in the loaded bytes. */
  readonly hits: (from: number, to: number) => readonly ByteRange[];
  /** The user moved the cursor or selected bytes. */
  readonly select: (selection: ByteSelection) => void;
  /** The hovered byte; undefined: none. */
  readonly hover: (offset: number | undefined) => void;
  readonly copy: () => void;
}

/**
 * Offset, bytes (as many as fit) and their characters, with a cursor and a selection in both. Only visible rows exist.
 * For screen readers it is a grid, whose active cell is the byte at the cursor.
 */
export class HexView {
  readonly scroller = element('div', 'hex', { tabindex: '0', role: 'grid', 'aria-label': 'Bytes as hex' });
  readonly #rows: VirtualRows;
  readonly #options: HexViewOptions;
  readonly #shown = new WeakMap<HTMLElement, HexRow>();
  /** Measures the width of a character. */
  readonly #ruler = element('div', 'hex-ruler', { 'aria-hidden': 'true' });
  #length = 0;
  #layout: HexLayout = { rowBytes: 16, digits: 8 };
  #selection: ByteSelection = { anchor: 0, cursor: 0 };
  #lit: ByteRange | undefined;
  #found: ByteRange | undefined;

  constructor(options: HexViewOptions) {
    this.#options = options;
    this.#rows = new VirtualRows(this.scroller, {
      rowHeight: hexRowHeightPx,
      makeRow: () => {
        const row = new HexRow();
        this.#shown.set(row.node, row);
        return row.node;
      },
      fillRow: (node, row) => {
        this.#fillRow(node, row);
      },
      moved: () => {
        this.#updateActiveCell();
      },
    });
    this.scroller.append(this.#ruler);
    new ResizeObserver(() => {
      this.#fit();
    }).observe(this.scroller);
    this.scroller.addEventListener('keydown', (event) => {
      if (this.#onKey(event)) event.preventDefault();
    });
    this.#watchPointer();
  }

  /** Shows another row from its first byte, or fills in what has arrived. */
  show(length: number, fresh: boolean): void {
    const changed = length !== this.#length;
    this.#length = length;
    if (fresh) this.#rows.moveTo(0);
    if (changed) this.#fit();
    this.#fill();
  }

  setSelection(selection: ByteSelection): void {
    const isMoved = selection.cursor !== this.#selection.cursor;
    this.#selection = selection;
    if (isMoved) this.#rows.reveal(Math.floor(selection.cursor / this.#layout.rowBytes));
    this.#rows.refresh();
    this.#updateActiveCell();
  }

  /** Highlights bytes, and scrolls to the first of them if `reveal` is set. */
  light(lit: ByteRange | undefined, reveal: boolean): void {
    if (lit?.start === this.#lit?.start && lit?.end === this.#lit?.end) return;
    this.#lit = lit;
    if (reveal && lit !== undefined) this.#rows.reveal(Math.floor(lit.start / this.#layout.rowBytes));
    this.#rows.refresh();
  }

  /** Highlights a match and scrolls to it. */
  goTo(found: ByteRange | undefined): void {
    if (found === undefined && this.#found === undefined) return;
    this.#found = found;
    this.#rows.refresh();
    this.#revealFound();
    // If it was just shown, it gets its size in this frame.
    if (found !== undefined)
      requestAnimationFrame(() => {
        this.#revealFound();
      });
  }

  #revealFound(): void {
    const found = this.#found;
    if (found !== undefined) this.#rows.reveal(Math.floor(found.start / this.#layout.rowBytes));
  }

  #onKey({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    const ctrl = ctrlKey || metaKey;
    if (altKey || this.#length === 0) return false;
    if (ctrl && key.toLowerCase() === 'c') {
      this.#options.copy();
      return true;
    }
    const next = keySelection(
      this.#selection,
      { key, shift: shiftKey, ctrl },
      { length: this.#length, rowBytes: this.#layout.rowBytes, pageRows: pageRows(this.#rows.window) },
    );
    if (next === undefined) return false;
    this.#options.select(next);
    return true;
  }

  #watchPointer(): void {
    const { scroller } = this;
    let isDragging = false;
    scroller.addEventListener('pointerdown', (event) => {
      const at = byteOf(event.target);
      if (at === undefined || event.button !== 0) return;
      isDragging = true;
      scroller.setPointerCapture(event.pointerId);
      this.#options.select({ anchor: event.shiftKey ? this.#selection.anchor : at, cursor: at });
    });
    scroller.addEventListener('pointermove', (event) => {
      // With pointer capture, the event's target is the scroller.
      const at = byteOf(document.elementFromPoint(event.clientX, event.clientY));
      if (!isDragging) this.#options.hover(at);
      else if (at !== undefined && at !== this.#selection.cursor)
        this.#options.select({ anchor: this.#selection.anchor, cursor: at });
    });
    const end = (): void => {
      isDragging = false;
    };
    scroller.addEventListener('pointerup', end);
    scroller.addEventListener('pointercancel', end);
    scroller.addEventListener('pointerleave', () => {
      this.#options.hover(undefined);
    });
  }

  #fit(): void {
    const characterPx = this.#ruler.getBoundingClientRect().width / rulerCh;
    const { paddingLeft, paddingRight } = getComputedStyle(this.scroller);
    const roomPx =
      this.scroller.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    // A hidden view has no width.
    if (characterPx === 0 || roomPx <= 0) return;
    const layout = hexLayout(roomPx / characterPx, this.#length, shortGapCh);
    const { rowBytes, digits } = this.#layout;
    if (layout.rowBytes === rowBytes && layout.digits === digits) return;
    const at = this.#rows.window.top * rowBytes;
    this.#layout = layout;
    this.scroller.dataset['rowBytes'] = String(layout.rowBytes);
    this.#fill();
    this.#rows.moveTo(at / layout.rowBytes);
  }

  #fill(): void {
    const rows = Math.ceil(this.#length / this.#layout.rowBytes);
    this.scroller.style.setProperty('--hex-rows', String(Math.min(rows, 1000)));
    this.scroller.setAttribute('aria-rowcount', String(rows));
    this.#rows.setRows(0, rows, false);
    this.#rows.refresh();
    this.#updateActiveCell();
  }

  #fillRow(node: HTMLElement, row: number): void {
    const { rowBytes, digits } = this.#layout;
    const offset = row * rowBytes;
    const length = Math.min(rowBytes, this.#length - offset);
    this.#shown.get(node)?.fill({
      row,
      offset,
      digits,
      length,
      bytes: this.#options.read(offset, length),
      selected: selectedRange(this.#selection),
      cursor: this.#selection.cursor,
      lit: this.#lit,
      found: this.#found,
      match: this.#options.hits(offset, offset + length),
    });
  }

  /** The cell at the cursor exists only while its row is visible. */
  #updateActiveCell(): void {
    const row = this.#rows.nodeOf(Math.floor(this.#selection.cursor / this.#layout.rowBytes));
    const cell = row?.querySelector('.hex-byte.cursor');
    if (cell === null || cell === undefined) this.scroller.removeAttribute('aria-activedescendant');
    else this.scroller.setAttribute('aria-activedescendant', cell.id);
    this.scroller.setAttribute(
      'aria-description',
      `At ${offsetText(this.#selection.cursor)} of ${this.#length} bytes`,
    );
  }
}

function byteOf(target: EventTarget | null): number | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('.hex [data-at]') : null;
  return cell === null ? undefined : Number(cell.dataset['at']);
}
