/** The lines of a followed stream, as a virtual list. */
import type { LinesResult, LinesRequest, StreamPlace, StreamSummary } from '../../../src/model/follow.ts';
import { element } from '../parts/elements.ts';
import { LineCache } from './lineCache.ts';
import { atTail, maxTop, pageRows } from '../parts/rowWindow.ts';
import { fillStreamLine, makeStreamLine } from './streamLineNode.ts';
import { streamLayout, type StreamLayout } from './streamLineText.ts';
import type { StreamsState } from '../state/streamState.ts';
import { VirtualRows } from '../parts/virtualRows.ts';

export interface StreamLinesOptions {
  readonly ask: (request: LinesRequest) => Promise<LinesResult>;
  /** Copies lines; returns a message about the outcome. */
  readonly copy: (from: number, to: number) => Promise<string>;
  readonly laidOut: (columns: number, place: StreamPlace | undefined) => void;
  /** The user has scrolled; without a place: to the end. */
  readonly placed: (place: StreamPlace | undefined) => void;
  readonly close: () => void;
}

const lineHeightPx = 20;
const rulerCh = 100;
const placedAfterMs = 300;

/** Has as many nodes as fit in view, and follows the end unless the user has scrolled up. */
export class StreamLines {
  readonly scroller = element('div', 'stream-lines', {
    tabindex: '0',
    role: 'listbox',
    'aria-multiselectable': 'true',
    'aria-label': 'Lines of the stream',
  });
  readonly #options: StreamLinesOptions;
  readonly #cache: LineCache;
  readonly #rows: VirtualRows;
  readonly #ruler = element('div', 'hex-ruler', { 'aria-hidden': 'true' });
  #state: StreamsState | undefined;
  #layout: StreamLayout = { columns: 0, hasTimes: false };
  #summary: StreamSummary | undefined;
  #sticks = true;
  /** Where to scroll once the line is known. */
  #place: StreamPlace | undefined;
  /** The active line, and the anchor of a selection. */
  #active: number | undefined;
  #anchor: number | undefined;
  #placing: ReturnType<typeof setTimeout> | undefined;

  constructor(options: StreamLinesOptions) {
    this.#options = options;
    this.#cache = new LineCache(options.ask, () => {
      this.#grow();
      this.#rows.refresh();
    });
    this.#rows = new VirtualRows(this.scroller, {
      rowHeight: lineHeightPx,
      makeRow: makeStreamLine,
      fillRow: (node, row) => {
        this.#fill(node, row);
      },
      moved: (byUser) => {
        if (byUser) this.#movedByUser();
        this.#want();
      },
      sticks: () => this.#sticks,
    });
    this.scroller.append(this.#ruler);
    new ResizeObserver(() => {
      this.#layOut();
    }).observe(this.scroller);
    this.scroller.addEventListener('keydown', (event) => {
      if (this.#onKey(event)) event.preventDefault();
    });
    this.scroller.addEventListener('click', (event) => {
      if (getSelection()?.isCollapsed === false) return;
      const node = event.target instanceof Element ? event.target.closest<HTMLElement>('.stream-line') : null;
      if (node !== null) this.#activate(Number(node.dataset['line']), event.shiftKey);
    });
  }

  get firstInView(): number {
    const { first, top, rowHeight } = this.#rows.window;
    return this.#active ?? first + Math.ceil(top / rowHeight);
  }

  /** `isOther`: another stream, shown at the state's place. */
  set(state: StreamsState, isOther: boolean): void {
    const before = this.#state;
    this.#state = state;
    if (isOther) {
      this.#place = state.place;
      this.#sticks = state.place === undefined;
      this.#layout = { columns: 0, hasTimes: false };
    }
    const isSame = before?.direction === state.direction && before.mode === state.mode;
    if (!isOther && isSame) return;
    if (!isOther) this.#place ??= this.#sticks ? undefined : this.#topPlace();
    this.#layOut(true);
  }

  close(): void {
    this.#state = undefined;
    this.#summary = undefined;
    this.#deselect();
    this.#cache.update(-1, 0, 0);
    this.#rows.setRows(0, 0, false);
  }

  show(summary: StreamSummary): void {
    const isOther = summary.generation !== this.#summary?.generation;
    if (isOther) this.#deselect();
    this.#summary = summary;
    this.#cache.update(summary.generation, summary.first, summary.next);
    if (isOther) {
      this.#rows.setRows(summary.first, summary.first, false);
      this.#rows.refresh();
    }
    this.#grow();
    this.#want();
    if (this.#place !== undefined && summary.placeLine !== undefined) {
      this.#place = undefined;
      this.#sticks = false;
      this.#rows.moveTo((summary.placeLine - summary.first) * lineHeightPx);
    }
  }

  #grow(): void {
    if (this.#summary === undefined) return;
    const { first, next } = this.#summary;
    if (this.#isAtEnd) this.#rows.followRows(first, next, this.#cache.newest);
    else this.#rows.setRows(first, next, false);
  }

  #want(): void {
    const { from, to } = this.#rows.drawn;
    const { next = 0 } = this.#summary ?? {};
    if (this.#isAtEnd) this.#cache.want(next - (to - from), next);
    else this.#cache.want(from, to);
  }

  get #isAtEnd(): boolean {
    return this.#sticks && this.#place === undefined;
  }

  refresh(): void {
    this.#cache.refresh();
  }

  /** Scrolls to a line, with some lines before it. */
  goTo(line: number): void {
    const { first, viewport, top } = this.#rows.window;
    const at = (line - first) * lineHeightPx;
    this.#place = undefined;
    if (at < top || at + lineHeightPx > top + viewport) this.#rows.moveTo(at - viewport / 3);
    this.#activate(line, false);
    this.#movedByUser();
  }

  async copy(): Promise<void> {
    const summary = this.#summary;
    if (summary === undefined) return;
    const [from, to] = this.#selection() ?? [summary.first, summary.next];
    await this.#options.copy(from, to);
  }

  #selection(): readonly [from: number, to: number] | undefined {
    if (this.#active === undefined || this.#anchor === undefined) return undefined;
    return [Math.min(this.#active, this.#anchor), Math.max(this.#active, this.#anchor) + 1];
  }

  #deselect(): void {
    this.#active = undefined;
    this.#anchor = undefined;
    this.scroller.removeAttribute('aria-activedescendant');
  }

  #activate(line: number, extends_: boolean): void {
    this.#active = line;
    if (!extends_ || this.#anchor === undefined) this.#anchor = line;
    this.#rows.refresh();
    this.scroller.setAttribute('aria-activedescendant', `line-${line}`);
  }

  #movedByUser(): void {
    this.#sticks = atTail(this.#rows.window);
    clearTimeout(this.#placing);
    this.#placing = setTimeout(() => {
      if (this.#state !== undefined) this.#options.placed(this.#sticks ? undefined : this.#topPlace());
    }, placedAfterMs);
  }

  #topPlace(): StreamPlace | undefined {
    const { first, top } = this.#rows.window;
    const line = this.#cache.get(first + Math.floor(top / lineHeightPx))?.line;
    return line === undefined ? undefined : { seq: line.seq, offset: line.offset };
  }

  #layOut(isOther = false): void {
    const state = this.#state;
    const ch = this.#ruler.getBoundingClientRect().width / rulerCh;
    const room = this.scroller.clientWidth;
    if (state === undefined || ch === 0 || room === 0) return;
    const layout = streamLayout(room / ch, state.mode);
    const isSame = layout.columns === this.#layout.columns && layout.hasTimes === this.#layout.hasTimes;
    if (isSame && !isOther) return;
    const place = this.#place ?? (this.#sticks ? undefined : this.#topPlace());
    this.#place = place;
    this.#layout = layout;
    this.scroller.dataset['mode'] = state.mode;
    this.scroller.classList.toggle('with-times', layout.hasTimes);
    this.#options.laidOut(layout.columns, place);
  }

  #fill(node: HTMLElement, row: number): void {
    const [from, to] = this.#selection() ?? [0, 0];
    node.setAttribute('aria-selected', String(row >= from && row < to));
    node.classList.toggle('active', row === this.#active);
    const cached = this.#cache.get(row);
    const shown =
      cached === undefined || this.#summary === undefined || this.#state === undefined
        ? undefined
        : {
            ...cached,
            mode: this.#state.mode,
            layout: this.#layout,
            startedAtMs: this.#summary.startedAtMs,
            isTurn: this.#isTurn(row, cached.line.direction),
          };
    fillStreamLine(node, row, shown);
  }

  /** Chunks of one direction are shown as one, with their borders marked in the margin. */
  #isTurn(row: number, direction: 'in' | 'out'): boolean {
    if (row === this.#summary?.first) return true;
    const before = this.#cache.get(row - 1);
    return before !== undefined && before.line.direction !== direction;
  }

  #onKey(event: KeyboardEvent): boolean {
    const summary = this.#summary;
    const isControl = event.ctrlKey || event.metaKey;
    if (event.altKey) return false;
    // Even before the first summary.
    if (event.key === 'Escape' && !isControl) {
      this.#options.close();
      return true;
    }
    if (summary === undefined) return false;
    if (isControl) return this.#onControl(event, summary);
    if (summary.next === summary.first) return false;
    const page = pageRows(this.#rows.window);
    const from = this.#active ?? this.firstInView - (event.key === 'ArrowDown' ? 1 : 0);
    const steps: Partial<Record<string, number>> = {
      ArrowUp: from - 1,
      ArrowDown: from + 1,
      PageUp: from - page,
      PageDown: from + page,
      Home: summary.first,
      End: summary.next - 1,
    };
    const goal = steps[event.key];
    if (goal === undefined) return false;
    const line = Math.min(summary.next - 1, Math.max(summary.first, goal));
    this.#place = undefined;
    if (event.key === 'End') this.#rows.moveTo(maxTop(this.#rows.window));
    else this.#rows.reveal(line);
    this.#activate(line, event.shiftKey);
    this.#movedByUser();
    return true;
  }

  #onControl({ key }: KeyboardEvent, { first, next }: StreamSummary): boolean {
    if (key === 'a' && next > first) {
      this.#anchor = first;
      this.#activate(next - 1, true);
      return true;
    }
    // A text selection is copied by the browser.
    if (key !== 'c' || getSelection()?.isCollapsed === false) return false;
    void this.copy();
    return true;
  }
}
