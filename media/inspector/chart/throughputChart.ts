/** The throughput chart. */
import './throughputChart.css';
import { html, render } from 'lit';
import type { ChartNotice } from '../../../src/page/chartMessages.ts';
import {
  bucketAt,
  bytesWords,
  chartSeries,
  eventsWords,
  ratesAt,
  rowOf,
  shownBuckets,
  spokenBucket,
  timeWords,
  type ChartSeries,
} from './chartSeries.ts';
import { element } from '../parts/elements.ts';
import { listed } from '../state/listState.ts';
import type { PageState } from '../state/pageState.ts';
import type { StreamsState } from '../state/streamState.ts';
import type { ViewContext } from '../state/viewContext.ts';

const topPx = 4;

/**
 * Bytes or events per second of the listed rows: received as an area, sent as a dashed line. The pointer or the keys move
 * a mark, whose figures replace the current ones at the right. Drawn on a canvas, as it is just two lines without axes.
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
  #series: ChartSeries | undefined;
  #of: StreamsState['chartOf'] = 'bytes';
  /** The bucket at the pointer or the keyboard cursor. */
  #mark: number | undefined;
  #frame: number | undefined;
  /** The latest notice has not been rendered yet. */
  #isDirty = false;

  constructor(context: ViewContext) {
    this.#context = context;
    this.#plot.append(this.#canvas);
    this.root.append(this.#plot, this.#figures);
    this.root.hidden = true;
    this.#plot.addEventListener('pointermove', (event) => {
      this.#setMark(this.#bucketOf(event));
    });
    this.#plot.addEventListener('pointerleave', () => {
      this.#setMark(undefined);
    });
    this.#plot.addEventListener('click', (event) => {
      this.#go(this.#bucketOf(event));
    });
    this.#plot.addEventListener('blur', () => {
      this.#setMark(undefined);
    });
    this.#plot.addEventListener('keydown', (event) => {
      if (!event.ctrlKey && !event.altKey && !event.metaKey && this.#onKey(event.key)) event.preventDefault();
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
    if (notice.generation !== this.#series?.notice.generation) this.#mark = undefined;
    this.#series = chartSeries(notice);
    this.#isDirty = true;
    this.#context.drawPaced();
  }

  #bucketOf({ clientX }: MouseEvent): number | undefined {
    const { left, width } = this.#plot.getBoundingClientRect();
    return this.#series && bucketAt(this.#series, (clientX - left) / width);
  }

  #setMark(bucket: number | undefined): void {
    if (bucket === this.#mark) return;
    this.#mark = bucket;
    this.#drawSoon();
  }

  #onKey(key: string): boolean {
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
    if (goal !== undefined) this.#setMark(Math.min(count - 1, Math.max(0, goal)));
    else if (key === 'Enter') this.#go(this.#mark);
    else return false;
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
    const other = this.#of === 'bytes' ? 'events' : 'bytes';
    const now = html`shows ${this.#of}/s ·
      <button
        type="button"
        title="Show ${other} a second"
        @click=${() => {
          this.#context.dispatch({ type: 'streams', change: { kind: 'set', fields: { chartOf: other } } });
        }}
      >
        ${other}/s
      </button>`;
    render(
      html`
        <span><span data-direction="in">↓</span> in</span><span>${bytesWords(rates.bytesIn)}</span
        ><span>${eventsWords(rates.eventsIn)}</span> <span><span data-direction="out">↑</span> out</span
        ><span>${bytesWords(rates.bytesOut)}</span><span>${eventsWords(rates.eventsOut)}</span>
        <span class="chart-time"
          >${series === undefined || mark === undefined ? now : timeWords(series, mark)}</span
        >
      `,
      this.#figures,
    );
  }

  #draw(): void {
    const { clientWidth: width, clientHeight: height } = this.#plot;
    // An opaque canvas is cheaper, as it is not blended with what is below.
    const context = this.#canvas.getContext('2d', { alpha: false });
    if (context === null || width === 0) return;
    const ratio = window.devicePixelRatio;
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    context.scale(ratio, ratio);
    const style = getComputedStyle(this.root);
    const colour = (name: string): string => style.getPropertyValue(name).trim() || style.color;
    context.fillStyle = colour('--page');
    context.fillRect(0, 0, width, height);
    const series = this.#series;
    if (series === undefined) return;
    const [received, sent] =
      this.#of === 'bytes' ? [series.bytesIn, series.bytesOut] : [series.eventsIn, series.eventsOut];
    const most = Math.max(1, ...received, ...sent);
    const step = width / shownBuckets(series);
    const trace = (column: Float64Array): void => {
      context.beginPath();
      column.forEach((figure, index) => {
        const x = (index + 0.5) * step;
        const y = height - 1 - (figure / most) * (height - 1 - topPx);
        if (index === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      });
    };
    context.lineWidth = 1.5;
    context.strokeStyle = colour('--in');
    trace(received);
    context.stroke();
    context.lineTo((series.notice.count - 0.5) * step, height);
    context.lineTo(0.5 * step, height);
    context.globalAlpha = 0.2;
    context.fillStyle = colour('--in');
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = colour('--out');
    context.setLineDash([4, 2]);
    trace(sent);
    context.stroke();
    if (this.#mark === undefined) return;
    context.setLineDash([]);
    context.lineWidth = 1;
    context.strokeStyle = style.color;
    context.beginPath();
    context.moveTo((this.#mark + 0.5) * step, 0);
    context.lineTo((this.#mark + 0.5) * step, height);
    context.stroke();
  }
}
