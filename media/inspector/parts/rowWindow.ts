/**
 * The arithmetic of a virtual list. Browsers limit the height of an element (16,777,214 px at a device pixel ratio of
 * 2), so the scrolled spacer is at most 8,000,000 px high and the true offset is tracked separately. Up to that height
 * the two are equal; beyond it, small scrolls move the true offset by exact pixels, and large ones (the scroll bar's
 * thumb) are mapped proportionally.
 */
export interface RowWindow {
  /** Rows are numbered `first` ≤ row < `next`. */
  readonly first: number;
  readonly next: number;
  readonly rowHeight: number;
  /** Visible height in pixels. */
  readonly viewport: number;
  /** Pixels between the top of row `first` and the top of the viewport. */
  readonly top: number;
  /** Room for something below a row, which scrolls with the rows. */
  readonly gap?: RowGap;
}

/** There is none while its row is not in the list. */
export interface RowGap {
  readonly after: number;
  readonly height: number;
}

export const spacerLimitPx = 8_000_000;
/** Within this many pixels of the list's ends the scroll bar and the true offset agree, so that the wheel reaches the end. */
const exactEndPx = 400_000;
/** A scroll by this many viewports or more is a jump. */
const jumpViewports = 4;

export function totalHeight(window: RowWindow): number {
  return (window.next - window.first) * window.rowHeight + gapHeight(window);
}

/** The gap, if its row is in the list. */
export function openGap({ gap, first, next }: RowWindow): RowGap | undefined {
  return gap !== undefined && gap.after >= first && gap.after < next ? gap : undefined;
}

function gapHeight(window: RowWindow): number {
  return openGap(window)?.height ?? 0;
}

/** Pixels from the top of row `first` to the top of a row. */
function topOfRow(window: RowWindow, row: number): number {
  const gap = openGap(window);
  const below = gap !== undefined && row > gap.after ? gap.height : 0;
  return (row - window.first) * window.rowHeight + below;
}

/** The height of a row together with the gap below it. */
function heightOfRow(window: RowWindow, row: number): number {
  return window.rowHeight + (row === window.gap?.after ? gapHeight(window) : 0);
}

/** The row at a true offset, with the part of it that is above; the gap counts as the very end of its row. */
function rowAt(window: RowWindow, y: number): number {
  const { first, rowHeight } = window;
  const gap = openGap(window);
  if (gap === undefined) return first + y / rowHeight;
  const end = topOfRow(window, gap.after) + rowHeight;
  return first + (y <= end ? y : Math.max(end, y - gap.height)) / rowHeight;
}

/** The row at the top of the viewport, as in `rowAt`. */
export function topRow(window: RowWindow): number {
  return rowAt(window, window.top);
}

/** Scrolls so that `topRow` is this. */
export function withTopRow(window: RowWindow, row: number): RowWindow {
  const whole = Math.floor(row);
  return movedTo(window, topOfRow(window, whole) + (row - whole) * window.rowHeight);
}

export function spacerHeight(window: RowWindow): number {
  return Math.min(totalHeight(window), spacerLimitPx);
}

export function maxTop(window: RowWindow): number {
  return Math.max(0, totalHeight(window) - window.viewport);
}

function maxScrollTop(window: RowWindow): number {
  return Math.max(0, spacerHeight(window) - window.viewport);
}

/** The scroll position for the true offset: pixel by pixel near both ends, proportional in between. */
export function scrollTopOf(window: RowWindow): number {
  const { top } = window;
  const most = maxTop(window);
  const room = maxScrollTop(window);
  if (most === room || top <= exactEndPx) return top;
  if (top >= most - exactEndPx) return room - (most - top);
  return exactEndPx + ((top - exactEndPx) / (most - 2 * exactEndPx)) * (room - 2 * exactEndPx);
}

/** The true offset for a scroll position. */
function topAt(window: RowWindow, scrollTop: number): number {
  const most = maxTop(window);
  const room = maxScrollTop(window);
  if (most === room || scrollTop <= exactEndPx) return scrollTop;
  if (scrollTop >= room - exactEndPx) return most - (room - scrollTop);
  return exactEndPx + ((scrollTop - exactEndPx) / (room - 2 * exactEndPx)) * (most - 2 * exactEndPx);
}

/** Whether the last row is in view, with half a row of tolerance, as scroll positions are rounded. */
export function atTail(window: RowWindow): boolean {
  return window.top >= maxTop(window) - window.rowHeight / 2;
}

/** The rows to render, `from` ≤ row < `to`, with `overscan` more at both ends. */
export function visibleRows(window: RowWindow, overscan = 0): { readonly from: number; readonly to: number } {
  const { first, next, viewport, top } = window;
  const from = Math.floor(rowAt(window, top)) - overscan;
  const to = Math.ceil(rowAt(window, top + viewport)) + overscan;
  return { from: Math.min(next, Math.max(first, from)), to: Math.max(first, Math.min(next, to)) };
}

/** The first and the last fully visible row. */
export function wholeRows(window: RowWindow): { readonly firstInView: number; readonly lastInView: number } {
  const { next, viewport, top } = window;
  return {
    firstInView: Math.ceil(rowAt(window, top)),
    lastInView: Math.min(next, Math.floor(rowAt(window, top + viewport))) - 1,
  };
}

/** Pixels from the top of the viewport to the top of a row. */
export function rowTop(window: RowWindow, row: number): number {
  return topOfRow(window, row) - window.top;
}

/** Moves to a true offset, clamped to the list. */
export function movedTo(window: RowWindow, top: number): RowWindow {
  return { ...window, top: Math.min(maxTop(window), Math.max(0, top)) };
}

/** After a scroll: the element's `scrollTop` changed from `before` to `after`. */
export function scrolled(window: RowWindow, before: number, after: number): RowWindow {
  if (totalHeight(window) <= spacerLimitPx) return movedTo(window, after);
  const delta = after - before;
  if (Math.abs(delta) < jumpViewports * window.viewport) return movedTo(window, window.top + delta);
  return movedTo(window, topAt(window, after));
}

/**
 * After rows were added at the end or dropped at the start. With `stick` the view moves to the new end; otherwise the
 * visible rows stay in place. A caller that follows the end must evaluate `atTail` before this.
 */
export function withRows(window: RowWindow, first: number, next: number, stick: boolean): RowWindow {
  const moved = { ...window, first, next };
  if (stick) return movedTo(moved, Number.POSITIVE_INFINITY);
  return keepingRow(window, moved, Math.max(first, visibleRows(window).from));
}

/** Opens a gap, moves it, or closes it; the row that it is for stays where it is, if it is in view. */
export function withGap(window: RowWindow, gap: RowGap | undefined): RowWindow {
  const { gap: old, ...closed } = window;
  if (old?.after === gap?.after && old?.height === gap?.height) return window;
  const { from, to } = visibleRows(window);
  const row = gap?.after ?? old?.after ?? from;
  return keepingRow(
    window,
    gap === undefined ? closed : { ...closed, gap },
    row >= from && row < to ? row : from,
  );
}

/** Moves so that a row is where it was in another window over the same rows. */
function keepingRow(before: RowWindow, after: RowWindow, row: number): RowWindow {
  return movedTo(after, topOfRow(after, row) - rowTop(before, row));
}

/**
 * The end of a list that follows its end: new rows appear once they are loaded (`newest`: the last loaded row), as
 * otherwise only placeholders would be visible during a flood.
 */
export function grownTo(window: RowWindow, first: number, next: number, newest: number): number {
  return window.next > first ? Math.min(next, Math.max(window.next, newest + 1)) : next;
}

/** The viewport's height changed. */
export function withViewport(window: RowWindow, viewport: number, stick: boolean): RowWindow {
  const resized = { ...window, viewport };
  return movedTo(resized, stick ? Number.POSITIVE_INFINITY : window.top);
}

/** Scrolls by the least amount that reveals a row and what is below it; its top, if both are too high. */
export function revealed(window: RowWindow, row: number): RowWindow {
  const top = topOfRow(window, row);
  const lowest = Math.min(top, top + heightOfRow(window, row) - window.viewport);
  if (top < window.top) return movedTo(window, top);
  return lowest > window.top ? movedTo(window, lowest) : window;
}

/** Fully visible rows, at least one: the step of Page Up and Page Down. */
export function pageRows(window: RowWindow): number {
  return Math.max(1, Math.floor(window.viewport / window.rowHeight) - 1);
}
