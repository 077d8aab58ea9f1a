/** The chart's axes: the highest figure and the current one, and the times at both ends. */
import { element } from '../parts/elements.ts';
import type { StreamsState } from '../state/streamState.ts';
import { bytesWords, eventsWords, spanWords, type ChartSeries } from './chartSeries.ts';

export class PlotAxes {
  readonly #max = element('span', 'chart-max');
  readonly #now = element('span', 'chart-now');
  readonly #start = element('span');
  readonly #end = element('span');
  /** Upon the lines. */
  readonly values = [this.#max, this.#now];
  /** Below them. */
  readonly times = element('div', 'chart-axis', { 'aria-hidden': 'true' });

  constructor() {
    this.times.append(this.#start, this.#end);
    for (const value of this.values) value.setAttribute('aria-hidden', 'true');
  }

  /** `most`: the highest figure of a bucket. */
  update(series: ChartSeries | undefined, of: StreamsState['chartOf'], most: number): void {
    const isEmpty = series === undefined || series.notice.count === 0;
    const words = of === 'bytes' ? bytesWords : eventsWords;
    const { rates, bucketUs = 1e6 } = series?.notice ?? {};
    const now =
      of === 'bytes'
        ? Math.max(rates?.bytesIn ?? 0, rates?.bytesOut ?? 0)
        : Math.max(rates?.eventsIn ?? 0, rates?.eventsOut ?? 0);
    this.#max.textContent = most === 0 ? '' : `max ${words((most * 1e6) / bucketUs)}`;
    this.#now.textContent = isEmpty ? '' : `now ${words(now)}`;
    const [start, end] = isEmpty ? ['', ''] : spanWords(series);
    this.#start.textContent = start;
    this.#end.textContent = end;
  }
}
