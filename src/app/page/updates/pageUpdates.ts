/** Tracks what a page has been sent, and sends what has changed since, while the page is visible. */
import type { ViewSummary } from '../../../page/listMessages.ts';
import { RefreshTimer } from '../../timing/refreshTimer.ts';
import type { PageContext } from '../context/pageContext.ts';
import { newestRows } from '../requests/rowsResult.ts';
import { EndpointUpdates } from './endpointUpdates.ts';
import { RepeatUpdates } from './repeatUpdates.ts';

const nothing = { capture: -1, generation: -1, marks: -1 };

export class PageUpdates {
  readonly #context: PageContext;
  readonly #timer: RefreshTimer;
  readonly #endpoints: EndpointUpdates;
  readonly #repeats: RepeatUpdates;
  /** The newest rows are sent with the next update, which saves a request. */
  #isNewList = true;
  /** The versions that the page has. */
  #sent = nothing;

  constructor(context: PageContext) {
    const { store, clock, updateInterval, settings } = context;
    this.#context = context;
    this.#timer = new RefreshTimer(
      store,
      clock,
      () => updateInterval.intervalMs(1000 / settings().refreshRate),
      () => this.#send(),
    );
    this.#endpoints = new EndpointUpdates(context);
    this.#repeats = new RepeatUpdates(context.repeats, clock);
  }

  /** Starts with an immediate update; does nothing if already running. */
  start(): void {
    this.#timer.start();
  }

  stop(): void {
    this.#timer.stop();
    this.#context.turns.stop(this.#context.view);
    this.#context.streams.stop();
  }

  /** Schedules an update for changes other than of the capture. */
  refresh(): void {
    this.#timer.again();
  }

  /** To be called for a page that has just loaded. */
  forget(): void {
    this.#timer.stop();
    this.#sent = nothing;
    this.#isNewList = true;
    this.#endpoints.forget();
    this.#repeats.forget();
    this.#context.streams.forget();
  }

  scopeChanged(): void {
    this.#sent = { ...this.#sent, capture: -1 };
    this.#isNewList = true;
    this.#endpoints.forget();
    this.refresh();
  }

  #send(): void {
    const { store, view, filter, marks, turns, pageTarget, pageRow, streams, notify } = this.#context;
    // Endpoints first: the page renders once it has the list, and again for everything that follows.
    const isMore = this.#endpoints.send(pageTarget.update(), (notice) => notify('endpoints', notice));
    const isRepeating = this.#repeats.send((notice) => notify('repeats', notice));
    filter.update();
    const latest = { capture: store.version, generation: view.generation, marks: marks.version };
    const { capture, generation } = this.#sent;
    const isChanged =
      latest.capture !== capture || latest.generation !== generation || latest.marks !== this.#sent.marks;
    if (isChanged || !view.complete) {
      turns.startNow(view, () => {
        this.#sent = { ...this.#sent, capture: -1 };
        this.refresh();
      });
      const newest = this.#isNewList ? newestRows(this.#context) : undefined;
      if (newest !== undefined) notify('newestRows', newest);
      this.#isNewList = false;
      notify('capture', this.#summary());
      this.#sent = latest;
    }
    pageRow.update();
    streams.wake();
    if (isMore || isRepeating) this.refresh();
  }

  #summary(): ViewSummary {
    const { view, filter, marks, startedAtMs } = this.#context;
    return {
      ...view.summary(),
      filter: filter.applied,
      filterWords: filter.words,
      marks: marks.version,
      searching: !view.complete,
      startedAtMs,
    };
  }
}
