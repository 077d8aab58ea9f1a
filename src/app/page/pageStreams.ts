import type { CaptureStore } from '../../capture/store/captureStore.ts';
import { sliceLimitMs, type CaptureView } from '../../capture/views/captureView.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import { RateSeries } from '../../capture/rates/rateSeries.ts';
import { StreamFollow } from '../../capture/follow/follower.ts';
import type { Clock } from '../../node/clock.ts';
import type { FoundMatch, FollowRequest } from '../../model/follow.ts';
import type { ChartNotice } from '../../page/chartMessages.ts';
import type { FollowNotices } from '../../page/followMessages.ts';
import { inSlices } from '../timing/inSlices.ts';
import type { UpdateInterval } from '../timing/updateInterval.ts';

export interface PageStreamParts {
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly pace: Pick<UpdateInterval, 'intervalMs'>;
  /** Wall clock (ms since 1970) at the capture's `t` = 0. */
  readonly startedAtMs: number;
}

export interface StreamEars {
  readonly stream: (summary: FollowNotices['stream']) => void;
  readonly chart: (notice: ChartNotice) => void;
}

/** Nobody reads faster. */
const streamIntervalMs = 80;
const chartIntervalMs = 250;
/** Whoever presses Enter waits no longer for a match than this. */
const matchLimitMs = 2000;
/** Rates below this count as none. */
const leastRate = 0.5;

/**
 * What a page wants to know of one connection's bytes, and of the rates of what it shows. It works while the page is
 * told news, in slices that are each a turn of their own, and for what is shown only.
 */
export class PageStreams {
  readonly #parts: PageStreamParts;
  readonly #view: CaptureView;
  readonly #ears: StreamEars;
  #follow: StreamFollow | undefined;
  #generation = 0;
  #series: RateSeries | undefined;
  #told = { stream: -Infinity, chart: -Infinity };
  /** The capture's version that the page was told of last. */
  #version = { stream: -1, chart: -1 };
  #isFading = false;
  #cancelTimer: (() => void) | undefined;

  constructor(parts: PageStreamParts, view: CaptureView, ears: StreamEars) {
    this.#parts = parts;
    this.#view = view;
    this.#ears = ears;
  }

  readonly #nowMs = (): number => this.#parts.clock.nowUs() / 1000;

  get followed(): StreamFollow | undefined {
    return this.#follow;
  }

  follow(request: FollowRequest | undefined): void {
    this.#generation++;
    this.#follow =
      request === undefined
        ? undefined
        : new StreamFollow(this.#parts, request, this.#generation, this.#follow);
    this.#told.stream = -Infinity;
    this.changed();
  }

  showChart(isShown: boolean): void {
    this.#series = isShown ? (this.#series ?? new RateSeries(this.#parts.store, this.#view)) : undefined;
    this.#told.chart = -Infinity;
    this.#version.chart = -1;
    this.wake();
  }

  /** The next or previous match, once what is looked for has been looked for everywhere; for as long as that is bearable. */
  async match(step: 1 | -1, line: number): Promise<FoundMatch | undefined> {
    const follow = this.#follow;
    const giveUpMs = this.#nowMs() + matchLimitMs;
    await inSlices(
      this.#parts.clock,
      (deadlineMs, nowMs) => (follow?.advance(deadlineMs, nowMs) === false ? undefined : { value: null }),
      () => this.#nowMs() >= giveUpMs,
    );
    return this.#follow === follow ? follow?.go(step, line) : undefined;
  }

  /** The page is to be told although nothing came. */
  changed(): void {
    this.#version.stream = -1;
    this.wake();
  }

  /** Something may have come; the page can be seen. */
  wake(): void {
    if (this.#follow === undefined && this.#series === undefined) return;
    this.#cancelTimer ??= this.#parts.clock.timer(0, this.#turn);
  }

  /** Until it is woken again. */
  stop(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }

  readonly #turn = (): void => {
    this.#cancelTimer = undefined;
    const { clock } = this.#parts;
    const isStreamDone = this.#streamTurn();
    // A turn for each: together they would hold up the others for too long.
    this.#cancelTimer = clock.timer(0, () => {
      this.#cancelTimer = undefined;
      const isChartDone = this.#chartTurn();
      if (!isStreamDone || !isChartDone) this.#again(0);
      else {
        const waitMs = Math.min(this.#waitMs('stream'), this.#waitMs('chart'));
        if (waitMs < Infinity) this.#again(waitMs);
      }
    });
  };

  #again(delayMs: number): void {
    this.#cancelTimer ??= this.#parts.clock.timer(delayMs, this.#turn);
  }

  /** Answers whether all there is has been looked at. */
  #streamTurn(): boolean {
    const follow = this.#follow;
    if (follow === undefined) return true;
    const isDone = follow.advance(this.#nowMs() + sliceLimitMs, this.#nowMs);
    const { version } = this.#parts.store;
    if (this.#waitMs('stream') > 0 || (isDone && version === this.#version.stream)) return isDone;
    this.#told.stream = this.#nowMs();
    this.#version.stream = isDone ? version : -1;
    this.#ears.stream(follow.summary());
    return isDone;
  }

  #chartTurn(): boolean {
    const series = this.#series;
    if (series === undefined) return true;
    const isDone = series.advance(this.#nowMs() + sliceLimitMs, this.#nowMs);
    const { store, clock, startedAtMs } = this.#parts;
    const isNews = store.version !== this.#version.chart || this.#isFading;
    if (!isDone || !isNews || this.#nowMs() - this.#told.chart < chartIntervalMs) return isDone;
    this.#told.chart = this.#nowMs();
    this.#version.chart = store.version;
    const rates = series.rates(clock.nowUs());
    this.#isFading = rates.eventsIn + rates.eventsOut >= leastRate;
    const { generation, startUs, bucketUs, count } = series;
    this.#ears.chart({
      generation,
      startUs,
      bucketUs,
      count,
      figures: series.figures(),
      rates,
      startedAtMs,
    });
    return true;
  }

  /** Until the page may be told again; Infinity: there is nothing to tell. */
  #waitMs(what: 'stream' | 'chart'): number {
    const isShown = what === 'stream' ? this.#follow !== undefined : this.#series !== undefined;
    const isNews = this.#parts.store.version !== this.#version[what] || (what === 'chart' && this.#isFading);
    if (!isShown || !isNews) return Infinity;
    const intervalMs = what === 'stream' ? this.#parts.pace.intervalMs(streamIntervalMs) : chartIntervalMs;
    return Math.max(0, this.#told[what] + intervalMs - this.#nowMs());
  }
}
