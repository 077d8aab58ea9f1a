/** The filter of one page, and what the page asks about filters. */
import type { CaptureStore } from '../../capture/store/captureStore.ts';
import type { CaptureView } from '../../capture/views/captureView.ts';
import type { FilterMarks } from '../../capture/filter/filterMarks.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Clock } from '../../node/clock.ts';
import type { RequestHandlers } from '../../page/channel.ts';
import { endpointLabel, endpointStateText } from '../../model/endpointText.ts';
import type { FilterResult, FilterRequests } from '../../page/filterMessages.ts';
import type { ByteRange } from '../../bytes/escapeBytes.ts';
import type { KnownNames } from '../../language/filter/completeFilter.ts';
import { filterLanguage } from '../filters.ts';
import { inSlices } from '../../app/timing/inSlices.ts';
import type { Log } from '../../app/ports/log.ts';
import { tellFault } from '../prompts/tell.ts';
import type { FilterMemory } from './filterMemory.ts';

export interface PageFilterParts {
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly filters: FilterMemory;
  readonly log: Log;
}

export interface PageFilterDoor {
  /** The rows shown are others now. */
  readonly changed: (filter: string) => void;
  /** One was chosen. */
  readonly use: (filter: string) => void;
}

const noMarks: FilterMarks = { words: [], finders: [] };
/** Peers and endpoints offered. */
const knownLimit = 1000;
/** What looking for marks may take: of the rows of one answer at once, and of a row's bytes in slices. */
const marksLimitMs = 4;
const longestMarkMs = 1.5;
const rowMarksLimitMs = 1000;

export class PageFilter {
  readonly #parts: PageFilterParts;
  readonly #view: CaptureView;
  readonly #door: PageFilterDoor;
  /** What was asked for last, and what was said of it. */
  #asked = '';
  #answer: FilterResult = { problems: [], hints: [] };
  #applied = '';
  #marks = noMarks;
  #isExpected = false;

  constructor(parts: PageFilterParts, view: CaptureView, door: PageFilterDoor) {
    this.#parts = parts;
    this.#view = view;
    this.#door = door;
  }

  /** The one that the rows shown are of: the last one without problems. */
  get applied(): string {
    return this.#applied;
  }

  /** An expression is being written: its engine is loaded in a turn of its own. */
  #foresee(filter: string): void {
    if (this.#isExpected || !filter.includes(':/')) return;
    this.#isExpected = true;
    this.#parts.clock.timer(0, () => filterLanguage().loadExpressions());
  }

  /** What it looks for in words. */
  get words(): readonly string[] {
    return this.#marks.words;
  }

  set(filter: string): FilterResult {
    if (filter === this.#asked) return this.#answer;
    this.#asked = filter;
    this.#foresee(filter);
    const isNone = filter.trim() === '';
    const read = isNone ? undefined : filterLanguage().readFilter(filter, this.#parts);
    this.#answer = read?.answer ?? { problems: [], hints: [] };
    const applied = isNone ? '' : filter;
    if (this.#answer.problems.length > 0 || applied === this.#applied) return this.#answer;
    this.#applied = applied;
    this.#marks = read?.marks ?? noMarks;
    this.#view.setFilter(read?.rows);
    this.#door.changed(applied);
    return this.#answer;
  }

  /**
   * What it has found in the first bytes of rows, asked for one after the other. Marks that take too long to find are
   * left out: the rows are there without them.
   */
  hitsIn(): (bytes: Uint8Array, isAll: boolean) => readonly number[] {
    const { finders } = this.#marks;
    if (finders.length === 0) return () => [];
    const { clock } = this.#parts;
    let lookedUs = clock.nowUs();
    let spentMs = 0;
    const isOver = (): boolean => {
      const nowUs = clock.nowUs();
      // One that took longer was held up by somebody else.
      spentMs += Math.min((nowUs - lookedUs) / 1000, longestMarkMs);
      lookedUs = nowUs;
      return spentMs >= marksLimitMs;
    };
    return (bytes, isAll) => filterLanguage().hitRanges(finders, bytes, isAll, isOver);
  }

  /** What it has found in a stretch of a row's bytes. */
  async hitsAt(seq: number, range: ByteRange): Promise<readonly number[]> {
    const { finders } = this.#marks;
    const { store, clock } = this.#parts;
    if (finders.length === 0) return [];
    const bytes = (from: number, to: number): Uint8Array =>
      store.bytes(seq, from, to - from) ?? new Uint8Array();
    const search = filterLanguage().hitsInRow(finders, bytes, store.lengthAt(seq), range);
    const giveUpUs = clock.nowUs() + rowMarksLimitMs * 1000;
    const hits = await inSlices<readonly number[]>(
      clock,
      (deadlineMs, nowMs) => {
        for (;;) {
          const step = search.next();
          if (step.done === true) return { value: step.value };
          if (nowMs() >= deadlineMs) return undefined;
        }
      },
      () => clock.nowUs() >= giveUpUs,
    );
    return hits ?? [];
  }

  requests(): Pick<
    RequestHandlers<FilterRequests>,
    'setFilter' | 'completeFilter' | 'recentFilters' | 'noteFilter' | 'savedFilters'
  > {
    const { filters, log } = this.#parts;
    return {
      setFilter: ({ filter }) => this.set(filter),
      completeFilter: ({ text, cursor }) => filterLanguage().completeFilter(text, cursor, this.#known()),
      recentFilters: () => ({ filters: filters.recent() }),
      noteFilter: ({ filter }) => {
        if (filter === this.#applied) filters.note(filter);
        return null;
      },
      savedFilters: ({ filter }) => {
        // Answered at once: the question may stay open for long.
        void filterLanguage()
          .offerSavedFilters(filters, filter.trim())
          .then((chosen) => {
            if (chosen !== undefined) this.#door.use(chosen);
          })
          .catch((error: unknown) => tellFault(error, log));
        return null;
      },
    };
  }

  #known(): KnownNames {
    const endpoints = this.#parts.ledger.endpoints(knownLimit);
    const peers = endpoints.flatMap(({ connections }) => connections.map(({ remote }) => remote));
    return {
      peers: [...new Set(peers.filter((peer) => peer !== ''))].slice(0, knownLimit),
      endpoints: endpoints
        .slice(0, knownLimit)
        .map((endpoint) => ({ text: endpointLabel(endpoint), detail: endpointStateText(endpoint) })),
    };
  }
}
