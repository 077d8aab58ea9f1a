/** The row nodes of the list, filled with what has been loaded. */
import type { TimeFormat } from '../../../src/model/rowTime.ts';
import type { PreviewFormat, ViewSummary } from '../../../src/page/listMessages.ts';
import type { Needle } from '../../../src/bytes/search/needle.ts';
import type { RowCache } from '../parts/rowCache.ts';
import type { ListFit, TimeDigits } from '../state/columnFit.ts';
import type { PageState } from '../state/pageState.ts';
import { isSelected, type RowSelection } from '../state/rowSelection.ts';
import { EndpointNames } from './endpointNames.ts';
import { isColored } from './isColored.ts';
import { rowMarks, wordNeedles } from './rowMarks.ts';
import { Stripes } from './stripes.ts';
import { TrafficRow } from './trafficRow.ts';

/** Characters of a preview that are always in view. */
const [wideRoom, narrowRoom] = [24, 12];
/** Row 1 is the header. */
export const headerRows = 1;

export class ListRows {
  readonly #cache: RowCache;
  readonly #names = new EndpointNames();
  readonly #stripes = new Stripes();
  readonly #shown = new WeakMap<HTMLElement, TrafficRow>();
  /** Rows rendered before their content had arrived, or had arrived again. */
  readonly #waiting = new Set<number>();
  #summary: ViewSummary | undefined;
  #filter: string | undefined;
  #selected: number | undefined;
  #selection: RowSelection | undefined;
  /** The row that is opened in place. */
  #opened: number | undefined;
  #time: TimeFormat = 'time';
  #timeDigits: TimeDigits = 'short';
  #preview: PreviewFormat = 'auto';
  #isColored = true;
  #room = narrowRoom;
  /** The filter's texts. */
  #needles: readonly Needle[] = [];
  #found: PageState['found'];
  /** The oldest row in the capture; a paused list may have older ones. */
  #keptFirst = 0;

  constructor(cache: RowCache) {
    this.#cache = cache;
  }

  /** Returns whether rows that are shown already look different. */
  update(state: PageState, { time, timeDigits }: ListFit, opened: number | undefined): boolean {
    const { selected, selection, found, endpoints, look, layout } = state;
    const named = this.#names.update(endpoints);
    const hasChanged =
      named ||
      selected !== this.#selected ||
      selection !== this.#selection ||
      opened !== this.#opened ||
      found !== this.#found;
    this.#selected = selected;
    this.#selection = selection;
    this.#opened = opened;
    this.#found = found;
    this.#time = time;
    this.#timeDigits = timeDigits;
    this.#preview = look.preview;
    this.#isColored = isColored(look);
    this.#room = layout === 'wide' ? wideRoom : narrowRoom;
    return hasChanged;
  }

  setSummary(summary: ViewSummary | undefined): void {
    this.#summary = summary;
    if (summary === undefined || summary.filter === this.#filter) return;
    this.#filter = summary.filter;
    this.#needles = wordNeedles(summary.filterWords ?? []);
  }

  setKept(first: number): void {
    this.#keptFirst = first;
  }

  /** Their content has arrived. */
  await(rows: readonly number[]): void {
    for (const row of rows) this.#waiting.add(row);
  }

  /** The rows that were waiting for content, and those whose time is relative to them; undefined: none. */
  takeWaiting(): ((row: number) => boolean) | undefined {
    if (this.#waiting.size === 0) return undefined;
    const waited = new Set(this.#waiting);
    this.#waiting.clear();
    const isAfter = this.#time === 'sincePrevious';
    return (row) => waited.has(row) || (isAfter && waited.has(row - 1));
  }

  readonly make = (): HTMLElement => {
    const row = new TrafficRow();
    this.#shown.set(row.node, row);
    return row.node;
  };

  readonly fill = (node: HTMLElement, row: number): void => {
    const shown = this.#shown.get(node);
    const summary = this.#summary;
    if (shown === undefined || summary === undefined) return;
    shown.place(row, row - summary.viewFirst + 1 + headerRows, {
      isSelected: isSelected(this.#selection, row),
      isCursor: row === this.#selected,
      isOpened: row === this.#opened,
    });
    const cached = this.#cache.get(row);
    if (cached === undefined) {
      this.#waiting.add(row);
      shown.wait(row < this.#keptFirst);
      return;
    }
    this.#waiting.delete(row);
    shown.fill(cached, {
      format: this.#time,
      timeDigits: this.#timeDigits,
      endpoint: cached.endpoint ?? this.#names.of(cached.row.endpoint),
      stripe: this.#stripes.of(cached.row.connection),
      preview: this.#preview,
      isColored: this.#isColored,
      startedAtMs: summary.startedAtMs,
      previous: this.#cache.get(row - 1),
      marks: rowMarks(row, cached.hits, this.#needles, this.#found),
      room: this.#room,
    });
  };
}
