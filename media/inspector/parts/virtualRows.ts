/** A virtual list of DOM nodes. */
import { element } from './elements.ts';
import {
  grownTo,
  movedTo,
  openGap,
  revealed,
  rowTop,
  scrolled,
  scrollTopOf,
  spacerHeight,
  visibleRows,
  withGap,
  withRows,
  withTopRow,
  withViewport,
  type RowGap,
  type RowWindow,
} from './rowWindow.ts';

export interface VirtualRowsOptions {
  readonly rowHeight: number;
  readonly makeRow: () => HTMLElement;
  /** Renders row number `row` in a recycled node. */
  readonly fillRow: (node: HTMLElement, row: number) => void;
  /** The visible rows have changed: by scrolling, resizing or new rows. */
  readonly moved?: (byUser: boolean) => void;
  /** Whether the view stays at the end when its size changes. */
  readonly sticks?: () => boolean;
  /** A row that stays in view when the size changes. */
  readonly kept?: () => number | undefined;
  /** What is shown in the gap below a row. */
  readonly inGap?: HTMLElement;
}

const overscan = 2;
/** After this long without a scroll the scroll bar is moved to the position of the true offset. */
const settleMs = 150;

/**
 * A scrolling list of any length with as many row nodes as fit in view. The nodes are in a layer that does not scroll
 * and are recycled: row n is always shown by node n modulo their number, so a step by one row refills one node.
 */
export class VirtualRows {
  readonly scroller: HTMLElement;
  readonly #options: VirtualRowsOptions;
  readonly #spacer = element('div', 'rows-spacer', { role: 'presentation' });
  readonly #layer = element('div', 'rows-layer', { role: 'presentation' });
  #window: RowWindow;
  #nodes: { readonly node: HTMLElement; row: number }[] = [];
  #scrollTop = 0;
  #settle: ReturnType<typeof setTimeout> | undefined;

  constructor(scroller: HTMLElement, options: VirtualRowsOptions) {
    this.scroller = scroller;
    this.#options = options;
    this.#window = { first: 0, next: 0, rowHeight: options.rowHeight, viewport: 0, top: 0 };
    this.#spacer.append(this.#layer);
    if (options.inGap !== undefined) this.#layer.append(options.inGap);
    scroller.append(this.#spacer);
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    new ResizeObserver(() => {
      this.#resize();
    }).observe(scroller);
  }

  get window(): RowWindow {
    return this.#window;
  }

  /** The rendered rows, including those just out of view. */
  get drawn(): { readonly from: number; readonly to: number } {
    return visibleRows(this.#window, overscan);
  }

  setRows(first: number, next: number, stick: boolean): void {
    if (first === this.#window.first && next === this.#window.next && !stick) return;
    this.#show(withRows(this.#window, first, next, stick), false);
  }

  /** Sets the rows of a list that follows its end; `newest` is the last loaded one. */
  followRows(first: number, next: number, newest: number): void {
    this.setRows(first, grownTo(this.#window, first, next, newest), true);
  }

  moveTo(top: number): void {
    this.#show(movedTo(this.#window, top), false);
  }

  /** Scrolls to a row, as in `topRow`. */
  moveToRow(row: number): void {
    this.#show(withTopRow(this.#window, row), false);
  }

  /** Opens the gap below a row, or moves it there, and shows all of it. Undefined: closes it. */
  setGap(gap: RowGap | undefined): void {
    const opened = withGap(this.#window, gap);
    if (opened === this.#window) return;
    this.#show(gap === undefined ? opened : revealed(opened, gap.after), false);
  }

  reveal(row: number): void {
    this.#show(revealed(this.#window, row), false);
  }

  /** Refills all rendered rows. */
  refresh(): void {
    for (const slot of this.#nodes) slot.row = -1;
    this.#draw();
  }

  /** Refills some of the rendered rows. */
  refill(isMeant: (row: number) => boolean): void {
    for (const slot of this.#nodes) if (slot.row >= 0 && isMeant(slot.row)) slot.row = -1;
    this.#draw();
  }

  nodeOf(row: number): HTMLElement | undefined {
    return this.#nodes.find((slot) => slot.row === row)?.node;
  }

  #show(window: RowWindow, byUser: boolean): void {
    this.#window = window;
    this.#spacer.style.height = `${Math.max(spacerHeight(window), window.viewport)}px`;
    this.#layer.style.height = `${window.viewport}px`;
    if (!byUser) this.#placeScrollBar();
    this.#draw();
    this.#options.moved?.(byUser);
  }

  #resize(): void {
    const viewport = this.scroller.clientHeight;
    if (viewport === 0 || viewport === this.#window.viewport) return;
    const kept = this.#options.kept?.();
    const { from, to } = visibleRows(this.#window);
    const resized = withViewport(this.#window, viewport, this.#options.sticks?.() ?? false);
    const isInView = kept !== undefined && kept >= from && kept < to;
    this.#show(isInView ? revealed(resized, kept) : resized, false);
  }

  readonly #onScroll = (): void => {
    const before = this.#scrollTop;
    const after = this.scroller.scrollTop;
    // Moving the bar ourselves causes a scroll event too. Positions are rounded: when the thumb is released, the bar may
    // move back by one pixel.
    if (Math.abs(after - before) <= 1) return;
    this.#scrollTop = after;
    this.#show(scrolled(this.#window, before, after), true);
    const bottom = this.scroller.scrollHeight - this.scroller.clientHeight;
    // The bar is at an end but the rows are not: move it immediately, or the wheel stops.
    if ((after <= 0 || after >= bottom - 1) && Math.abs(scrollTopOf(this.#window) - after) >= 1)
      this.#placeScrollBar();
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => {
      this.#placeScrollBar();
    }, settleMs);
  };

  #placeScrollBar(): void {
    const wanted = scrollTopOf(this.#window);
    if (Math.abs(wanted - this.scroller.scrollTop) >= 1) this.scroller.scrollTop = wanted;
    this.#scrollTop = this.scroller.scrollTop;
  }

  #draw(): void {
    const { from, to } = this.drawn;
    this.#grow(to - from);
    const count = this.#nodes.length;
    for (const slot of this.#nodes) {
      if (slot.node.hidden || (slot.row >= from && slot.row < to)) continue;
      slot.row = -1;
      slot.node.hidden = true;
      // A hidden node must not share its id with the node that shows the row next.
      slot.node.removeAttribute('id');
    }
    for (let row = from; row < to; row++) {
      const slot = this.#nodes[row % count];
      if (slot === undefined) continue;
      if (slot.row !== row) {
        slot.row = row;
        this.#options.fillRow(slot.node, row);
      }
      slot.node.hidden = false;
      slot.node.style.transform = `translateY(${rowTop(this.#window, row)}px)`;
    }
    this.#drawGap();
  }

  /** Out of view it is only moved, as hiding it would take the focus from it. */
  #drawGap(): void {
    const { inGap } = this.#options;
    const { viewport, rowHeight } = this.#window;
    const gap = openGap(this.#window);
    if (inGap === undefined) return;
    inGap.hidden = gap === undefined;
    if (gap === undefined) return;
    const top = rowTop(this.#window, gap.after) + rowHeight;
    inGap.style.height = `${gap.height}px`;
    inGap.style.transform = `translateY(${Math.min(2 * viewport, Math.max(-2 * gap.height, top))}px)`;
  }

  #grow(needed: number): void {
    if (needed <= this.#nodes.length) return;
    while (this.#nodes.length < needed) {
      const node = this.#options.makeRow();
      this.#layer.append(node);
      this.#nodes.push({ node, row: -1 });
    }
    for (const slot of this.#nodes) slot.row = -1;
  }
}
