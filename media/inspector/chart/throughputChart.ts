/** The throughput chart. */
import './throughputChart.css';
import { html, render } from 'lit/html.js';
import type { ChartNotice } from '../../../src/page/chartMessages.ts';
import {
  bucketAt,
  bytesWords,
  chartSeries,
  columnsOf,
  eventsWords,
  ratesAt,
  rowOf,
  spokenBucket,
  timeWords,
  type ChartSeries,
} from './chartSeries.ts';
import { rangeBetween, timesOf, type BucketRange } from './bucketRange.ts';
import { PlotAxes } from './plotAxes.ts';
import { drawPlot, peakOf } from './plotCanvas.ts';
import { hasTimes, withTimes, withoutTimes } from './timeFilter.ts';
import { formatDuration } from '../../../src/model/units.ts';
import { element } from '../parts/elements.ts';
import { listed } from '../state/listState.ts';
import { segmented } from '../parts/segmented.ts';
import type { PageState } from '../state/pageState.ts';
import type { StreamsState } from '../state/streamState.ts';
import type { ViewContext } from '../state/viewContext.ts';

const units = [
  { value: 'bytes', label: 'Bytes' },
  { value: 'events', label: 'Events' },
] as const;
/** A shorter way of the pointer is a click. */
const dragPx = 4;

/**
 * Bytes or events per second of the listed rows: received as an area, sent as a dashed line. The pointer or the keys move
 * a mark, whose figures replace the current ones at the right; a range dragged, or extended with Shift, filters the list
 * by time, and so zooms the chart, which shows the listed rows. Drawn on a canvas, as it is just two lines.
 */
export class ThroughputChart {
  readonly root = element('section', 'chart', { 'aria-label': 'Throughput' });
  readonly #context: ViewContext;
  /** The host has been asked to send the figures. */
  #isSent = false;
  readonly #plot = element('div', 'chart-plot', {
    tabindex: '0',
    role: 'slider',
    'aria-label': 'Throughput over time',
    'aria-valuemin': '0',
  });
  readonly #canvas = element('canvas');
  readonly #figures = element('div', 'chart-figures');
  readonly #axes = new PlotAxes();
  #series: ChartSeries | undefined;
  #of: StreamsState['chartOf'] = 'bytes';
  /** The bucket at the pointer or the keyboard cursor. */
  #mark: number | undefined;
  /** Where a selection of buckets began; with it, the mark is its other end. */
  #anchor: number | undefined;
  /** Where the pointer was pressed. */
  #pressedX: number | undefined;
  #frame: number | undefined;
  /** The latest notice has not been rendered yet. */
  #isDirty = false;

  constructor(context: ViewContext) {
    this.#context = context;
    const lines = element('div', 'chart-lines');
    lines.append(this.#canvas, ...this.#axes.values);
    this.#plot.append(lines, this.#axes.times);
    this.root.append(this.#plot, this.#figures);
    this.root.hidden = true;
    this.#watchPointer();
    this.#plot.addEventListener('blur', () => {
      this.#anchor = undefined;
      this.#setMark(undefined);
    });
    this.#plot.addEventListener('keydown', (event) => {
      const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
      if (!ctrlKey && !altKey && !metaKey && this.#onKey(key, shiftKey)) event.preventDefault();
    });
    new ResizeObserver(() => {
      this.#drawSoon();
    }).observe(this.#plot);
    // VS Code sets a theme's colours on the document.
    const themes = new MutationObserver(() => {
      this.#drawSoon();
    });
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
    themes.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-kind'] });
  }

  update({ streams: { chart, chartOf }, summary }: PageState): void {
    if (chart !== this.#isSent && summary !== undefined) {
      this.#isSent = chart;
      this.#context.ask('showChart', { shown: chart });
    }
    if (this.root.hidden === !chart && this.#of === chartOf) {
      if (this.#isDirty) this.#drawNow();
      return;
    }
    this.root.hidden = !chart;
    this.#of = chartOf;
    if (!chart) {
      this.#series = undefined;
      this.#mark = undefined;
    }
    this.#drawSoon();
  }

  receive(notice: ChartNotice): void {
    if (notice.generation !== this.#series?.notice.generation) {
      this.#mark = undefined;
      this.#anchor = undefined;
    }
    this.#series = chartSeries(notice);
    this.#isDirty = true;
    this.#context.drawPaced();
  }

  #watchPointer(): void {
    const plot = this.#plot;
    plot.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      plot.setPointerCapture(event.pointerId);
      this.#pressedX = event.clientX;
    });
    plot.addEventListener('pointermove', (event) => {
      const bucket = this.#bucketOf(event);
      const pressed = this.#pressedX;
      if (pressed !== undefined && Math.abs(event.clientX - pressed) >= dragPx)
        this.#anchor ??= this.#bucketOf({ clientX: pressed });
      // Beyond its ends, a dragged range keeps its last bucket.
      if (this.#anchor === undefined || bucket !== undefined) this.#setMark(bucket);
    });
    plot.addEventListener('pointerup', (event) => {
      if (this.#pressedX === undefined) return;
      this.#pressedX = undefined;
      if (this.#anchor === undefined) this.#go(this.#bucketOf(event));
      else this.#filterByRange();
    });
    plot.addEventListener('pointercancel', () => {
      this.#unselect();
    });
    plot.addEventListener('pointerleave', () => {
      if (this.#anchor === undefined) this.#setMark(undefined);
    });
    plot.addEventListener('dblclick', () => {
      this.#showAllTimes();
    });
  }

  get #range(): BucketRange | undefined {
    if (this.#anchor === undefined || this.#mark === undefined) return undefined;
    return rangeBetween(this.#anchor, this.#mark);
  }

  #unselect(): void {
    this.#anchor = undefined;
    this.#pressedX = undefined;
    this.#drawSoon();
  }

  #filterByRange(): void {
    const { state, dispatch } = this.#context;
    const range = this.#range;
    if (range !== undefined && this.#series !== undefined) {
      const filter = withTimes(state().filter ?? '', timesOf(this.#series, range));
      dispatch({ type: 'filter', filter });
    }
    this.#unselect();
  }

  /** False: all are shown. */
  #showAllTimes(): boolean {
    const { filter = '' } = this.#context.state();
    if (!hasTimes(filter)) return false;
    this.#context.dispatch({ type: 'filter', filter: withoutTimes(filter) });
    return true;
  }

  #bucketOf({ clientX }: Pick<MouseEvent, 'clientX'>): number | undefined {
    const { left, width } = this.#plot.getBoundingClientRect();
    return this.#series && bucketAt(this.#series, (clientX - left) / width);
  }

  #setMark(bucket: number | undefined): void {
    if (bucket === this.#mark) return;
    this.#mark = bucket;
    this.#drawSoon();
  }

  #onKey(key: string, isExtending: boolean): boolean {
    if (key === 'Escape') {
      if (this.#anchor === undefined) return this.#showAllTimes();
      this.#unselect();
      return true;
    }
    const count = this.#series?.notice.count ?? 0;
    if (count === 0) return false;
    const from = this.#mark ?? count;
    const steps: Partial<Record<string, number>> = {
      ArrowLeft: from - 1,
      ArrowRight: from + 1,
      PageUp: from - 10,
      PageDown: from + 10,
      Home: 0,
      End: count - 1,
    };
    const goal = steps[key];
    if (goal !== undefined) {
      this.#anchor = isExtending ? (this.#anchor ?? Math.min(count - 1, from)) : undefined;
      this.#setMark(Math.min(count - 1, Math.max(0, goal)));
    } else if (key !== 'Enter') return false;
    else if (this.#anchor === undefined) this.#go(this.#mark);
    else this.#filterByRange();
    return true;
  }

  #go(bucket: number | undefined): void {
    const row = bucket === undefined || this.#series === undefined ? undefined : rowOf(this.#series, bucket);
    if (row === undefined) return;
    const { state, dispatch, go } = this.#context;
    dispatch({ type: 'streams', change: { kind: 'close' } });
    const { viewFirst = 0, viewNext = 0 } = listed(state()) ?? {};
    if (viewNext === viewFirst) return;
    const goal = Math.min(viewNext - 1, Math.max(viewFirst, row));
    dispatch({ type: 'select', row: goal, open: false });
    go.toRow(goal);
    requestAnimationFrame(go.toList);
  }

  #drawSoon(): void {
    if (this.#frame !== undefined) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#drawNow();
    });
  }

  #drawNow(): void {
    this.#isDirty = false;
    if (this.root.hidden) return;
    this.#say();
    this.#draw();
  }

  #say(): void {
    const series = this.#series;
    const mark =
      series === undefined || this.#mark === undefined || this.#mark >= series.notice.count
        ? undefined
        : this.#mark;
    const none = { bytesIn: 0, bytesOut: 0, eventsIn: 0, eventsOut: 0 };
    const rates =
      series === undefined ? none : mark === undefined ? series.notice.rates : ratesAt(series, mark);
    const last = Math.max(0, (series?.notice.count ?? 0) - 1);
    this.#plot.setAttribute('aria-valuemax', String(last));
    this.#plot.setAttribute('aria-valuenow', String(mark ?? last));
    const spoken =
      series === undefined || series.notice.count === 0
        ? 'No traffic yet'
        : spokenBucket(series, mark ?? last);
    this.#plot.setAttribute('aria-valuetext', spoken);
    render(
      html`
        <span><span data-direction="in">↓</span> in</span><span>${bytesWords(rates.bytesIn)}</span
        ><span>${eventsWords(rates.eventsIn)}</span> <span><span data-direction="out">↑</span> out</span
        ><span>${bytesWords(rates.bytesOut)}</span><span>${eventsWords(rates.eventsOut)}</span>
        ${segmented('Show in the chart', units, this.#of, (chartOf) => {
          this.#context.dispatch({ type: 'streams', change: { kind: 'set', fields: { chartOf } } });
        })}
        <span class="chart-time"
          >${series === undefined || mark === undefined ? '' : this.#markWords(series, mark)}</span
        >
      `,
      this.#figures,
    );
  }

  #markWords(series: ChartSeries, mark: number): string {
    const range = this.#range;
    if (range === undefined) return timeWords(series, mark);
    const { fromUs, toUs } = timesOf(series, range);
    return `${formatDuration(toUs - fromUs)} selected`;
  }

  #draw(): void {
    const series = this.#series;
    const [received, sent] = columnsOf(series, this.#of);
    const peak = peakOf(received, sent);
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const plot = { series, received, sent, peak, mark: this.#mark, range: this.#range };
    drawPlot(this.#canvas, { width, height }, getComputedStyle(this.root), plot);
    this.#axes.update(series, this.#of, peak?.figure ?? 0);
  }
}
