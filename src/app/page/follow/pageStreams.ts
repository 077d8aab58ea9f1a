/** A page's followed connection and its throughput chart, kept up to date while the page is visible. */
import { Follower } from '../../../capture/follow/follower.ts';
import type { Ledger } from '../../../capture/ledger/ledger.ts';
import { RateSeries } from '../../../capture/rates/rateSeries.ts';
import type { CaptureView } from '../../../capture/views/captureView.ts';
import type { FollowRequest, FoundMatch } from '../../../model/follow.ts';
import type { ChartNotice } from '../../../page/chartMessages.ts';
import type { FollowNotices } from '../../../page/followMessages.ts';
import type { UpdateInterval } from '../../timing/updateInterval.ts';
import { LiveScan, type LiveScanContext } from './liveScan.ts';

export interface PageStreamsDependencies extends LiveScanContext {
  readonly ledger: Ledger;
  readonly updateInterval: Pick<UpdateInterval, 'intervalMs'>;
  /** Wall clock (ms since 1970) at the capture's `t` = 0. */
  readonly startedAtMs: number;
}

export interface StreamListeners {
  readonly onStream: (summary: FollowNotices['stream']) => void;
  readonly onChart: (notice: ChartNotice) => void;
}

/** Faster updates would be unreadable. */
const followIntervalMs = 80;
const chartIntervalMs = 250;
/** The longest wait for a match. */
const matchLimitMs = 2000;
/** Rates below this count as zero. */
const leastRate = 0.5;

export class PageStreams {
  readonly #dependencies: PageStreamsDependencies;
  readonly #view: CaptureView;
  readonly #listeners: StreamListeners;
  #follower: Follower | undefined;
  #generation = 0;
  #liveFollower: LiveScan | undefined;
  #liveChart: LiveScan | undefined;

  constructor(dependencies: PageStreamsDependencies, view: CaptureView, listeners: StreamListeners) {
    this.#dependencies = dependencies;
    this.#view = view;
    this.#listeners = listeners;
  }

  get followed(): Follower | undefined {
    return this.#follower;
  }

  follow(request: FollowRequest | undefined): void {
    this.#generation++;
    this.#liveFollower?.stop();
    const follower =
      request === undefined
        ? undefined
        : new Follower(this.#dependencies, request, this.#generation, this.#follower);
    this.#follower = follower;
    this.#liveFollower =
      follower &&
      new LiveScan(this.#dependencies, {
        scan: follower,
        report: () => this.#listeners.onStream(follower.summary()),
        intervalMs: () => this.#dependencies.updateInterval.intervalMs(followIntervalMs),
        isReportedPartly: true,
      });
    this.wake();
  }

  showChart(isShown: boolean): void {
    if (isShown) this.#liveChart ??= this.#createChart();
    else {
      this.#liveChart?.stop();
      this.#liveChart = undefined;
    }
    this.#liveChart?.reportAgain(true);
  }

  /** The next or previous match, after searching everything or as much as the time limit allows. */
  async match(step: 1 | -1, line: number): Promise<FoundMatch | undefined> {
    const { clock, turns } = this.#dependencies;
    const follower = this.#follower;
    if (follower === undefined) return undefined;
    const giveUpUs = clock.nowUs() + matchLimitMs * 1000;
    await turns.run(follower, { isCancelled: () => clock.nowUs() >= giveUpUs });
    return this.#follower === follower ? follower.go(step, line) : undefined;
  }

  /** Reports the followed connection again, although nothing arrived. */
  changed(): void {
    this.#liveFollower?.reportAgain();
  }

  /** To be called when something may have arrived, or the page has become visible. */
  wake(): void {
    this.#liveFollower?.wake();
    this.#liveChart?.wake();
  }

  /** Stops until `wake` is called. */
  stop(): void {
    this.#liveFollower?.stop();
    this.#liveChart?.stop();
  }

  /** For a page that has just loaded and follows nothing yet. */
  forget(): void {
    this.stop();
    this.#follower = undefined;
    this.#liveFollower = undefined;
    this.#liveChart = undefined;
  }

  #createChart(): LiveScan {
    const { store, clock, startedAtMs } = this.#dependencies;
    const series = new RateSeries(store, this.#view);
    let isFading = false;
    return new LiveScan(this.#dependencies, {
      scan: series,
      report: () => {
        const rates = series.rates(clock.nowUs());
        isFading = rates.eventsIn + rates.eventsOut >= leastRate;
        const { generation, startUs, bucketUs, count } = series;
        const figures = series.figures();
        this.#listeners.onChart({ generation, startUs, bucketUs, count, figures, rates, startedAtMs });
      },
      intervalMs: () => chartIntervalMs,
      isReportedPartly: false,
      // A filter changes the rows without any traffic.
      scope: () => {
        const { generation, viewNext } = this.#view.summary();
        return `${generation} ${viewNext}`;
      },
      isFading: () => isFading,
    });
  }
}
