/** What a page shows of one connection's bytes, and of the rates of its rows, kept up to date while it can be seen. */
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

/** No one reads faster. */
const followIntervalMs = 80;
const chartIntervalMs = 250;
/** The user waits no longer than this for a match. */
const matchLimitMs = 2000;
/** Rates below this count as none. */
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

  /** The next or previous match, once everything is searched, or as much as is possible in bearable time. */
  async match(step: 1 | -1, line: number): Promise<FoundMatch | undefined> {
    const { clock, turns } = this.#dependencies;
    const follower = this.#follower;
    if (follower === undefined) return undefined;
    const giveUpUs = clock.nowUs() + matchLimitMs * 1000;
    await turns.run(follower, { isCancelled: () => clock.nowUs() >= giveUpUs });
    return this.#follower === follower ? follower.go(step, line) : undefined;
  }

  /** What is followed is reported again, although nothing came. */
  changed(): void {
    this.#liveFollower?.reportAgain();
  }

  /** Something may have come; the page can be seen. */
  wake(): void {
    this.#liveFollower?.wake();
    this.#liveChart?.wake();
  }

  /** Until it is woken again. */
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
      isFading: () => isFading,
    });
  }
}
