import type { CaptureStore } from '../../../capture/store/captureStore.ts';
import { sliceLimitMs, type CaptureView } from '../../../capture/views/captureView.ts';
import type { Ledger } from '../../../capture/ledger/ledger.ts';
import { RateSeries } from '../../../capture/rates/rateSeries.ts';
import { StreamFollow } from '../../../capture/follow/follower.ts';
import type { Clock } from '../../../node/clock.ts';
import type { FoundMatch, FollowRequest } from '../../../model/follow.ts';
import type { ChartNotice } from '../../../page/chartMessages.ts';
import type { FollowNotices } from '../../../page/followMessages.ts';
import { inSlices } from '../../timing/inSlices.ts';
import type { UpdateInterval } from '../../timing/updateInterval.ts';

export interface PageStreamsDependencies {
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly updateInterval: Pick<UpdateInterval, 'intervalMs'>;
  /** Wall clock (ms since 1970) at the capture's `t` = 0. */
  readonly startedAtMs: number;
}

export interface StreamListeners {
  readonly onStream: (summary: FollowNotices['stream']) => void;
  readonly onChart: (notice: ChartNotice) => void;
}

/** No one reads faster. */
const streamIntervalMs = 80;
const chartIntervalMs = 250;
/** Longest time that a press of Enter waits for a match. */
const matchLimitMs = 2000;
/** Rates below this count as none. */
const leastRate = 0.5;

/**
 * One connection's bytes as a page follows them, and the rates of what it shows. It works while the page gets updates,
 * in slices that are each a turn of their own, and for what is shown only.
 */
export class PageStreams {
  readonly #dependencies: PageStreamsDependencies;
  readonly #view: CaptureView;
  readonly #listeners: StreamListeners;
  #follow: StreamFollow | undefined;
  #generation = 0;
  #series: RateSeries | undefined;
  #sentMs = { stream: -Infinity, chart: -Infinity };
  /** The capture's version that the page was sent last. */
  #version = { stream: -1, chart: -1 };
  #isFading = false;
  #cancelTimer: (() => void) | undefined;

  constructor(dependencies: PageStreamsDependencies, view: CaptureView, listeners: StreamListeners) {
    this.#dependencies = dependencies;
    this.#view = view;
    this.#listeners = listeners;
  }

  readonly #nowMs = (): number => this.#dependencies.clock.nowUs() / 1000;

  get followed(): StreamFollow | undefined {
    return this.#follow;
  }

  follow(request: FollowRequest | undefined): void {
    this.#generation++;
    this.#follow =
      request === undefined
        ? undefined
        : new StreamFollow(this.#dependencies, request, this.#generation, this.#follow);
    this.#sentMs.stream = -Infinity;
    this.changed();
  }

  showChart(isShown: boolean): void {
    this.#series = isShown
      ? (this.#series ?? new RateSeries(this.#dependencies.store, this.#view))
      : undefined;
    this.#sentMs.chart = -Infinity;
    this.#version.chart = -1;
    this.wake();
  }

  /** The next or previous match, once all bytes have been searched, or as many as the time allows. */
  async match(step: 1 | -1, line: number): Promise<FoundMatch | undefined> {
    const follow = this.#follow;
    const giveUpMs = this.#nowMs() + matchLimitMs;
    await inSlices(
      this.#dependencies.clock,
      (deadlineMs, nowMs) => (follow?.advance(deadlineMs, nowMs) === false ? undefined : { value: null }),
      () => this.#nowMs() >= giveUpMs,
    );
    return this.#follow === follow ? follow?.go(step, line) : undefined;
  }

  /** Sends a summary although nothing was captured. */
  changed(): void {
    this.#version.stream = -1;
    this.wake();
  }

  /** Something may have been captured; the page is visible. */
  wake(): void {
    if (this.#follow === undefined && this.#series === undefined) return;
    this.#cancelTimer ??= this.#dependencies.clock.timer(0, this.#turn);
  }

  /** Until it is woken again. */
  stop(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }

  /** For a page that has just loaded and follows nothing yet. */
  forget(): void {
    this.stop();
    this.#follow = undefined;
    this.#series = undefined;
  }

  readonly #turn = (): void => {
    this.#cancelTimer = undefined;
    const { clock } = this.#dependencies;
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
    this.#cancelTimer ??= this.#dependencies.clock.timer(delayMs, this.#turn);
  }

  /** Returns whether all there is has been processed. */
  #streamTurn(): boolean {
    const follow = this.#follow;
    if (follow === undefined) return true;
    const isDone = follow.advance(this.#nowMs() + sliceLimitMs, this.#nowMs);
    const { version } = this.#dependencies.store;
    if (this.#waitMs('stream') > 0 || (isDone && version === this.#version.stream)) return isDone;
    this.#sentMs.stream = this.#nowMs();
    this.#version.stream = isDone ? version : -1;
    this.#listeners.onStream(follow.summary());
    return isDone;
  }

  #chartTurn(): boolean {
    const series = this.#series;
    if (series === undefined) return true;
    const isDone = series.advance(this.#nowMs() + sliceLimitMs, this.#nowMs);
    const { store, clock, startedAtMs } = this.#dependencies;
    const isChanged = store.version !== this.#version.chart || this.#isFading;
    if (!isDone || !isChanged || this.#nowMs() - this.#sentMs.chart < chartIntervalMs) return isDone;
    this.#sentMs.chart = this.#nowMs();
    this.#version.chart = store.version;
    const rates = series.rates(clock.nowUs());
    this.#isFading = rates.eventsIn + rates.eventsOut >= leastRate;
    const { generation, startUs, bucketUs, count } = series;
    this.#listeners.onChart({
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

  /** Until the page may be sent more; Infinity: there is nothing to send. */
  #waitMs(what: 'stream' | 'chart'): number {
    const isShown = what === 'stream' ? this.#follow !== undefined : this.#series !== undefined;
    const isChanged =
      this.#dependencies.store.version !== this.#version[what] || (what === 'chart' && this.#isFading);
    if (!isShown || !isChanged) return Infinity;
    const intervalMs =
      what === 'stream' ? this.#dependencies.updateInterval.intervalMs(streamIntervalMs) : chartIntervalMs;
    return Math.max(0, this.#sentMs[what] + intervalMs - this.#nowMs());
  }
}
