/** The filter of one page: what is applied, what is wrong with what is written, and what it has found. */
import type { ByteRange } from '../../../bytes/escapeBytes.ts';
import { hitRanges, hitsInRow } from '../../../capture/filter/filterMarks.ts';
import type { Ledger } from '../../../capture/ledger/ledger.ts';
import type { CaptureStore } from '../../../capture/store/captureStore.ts';
import type { MarkedRows } from '../../../capture/store/markedRows.ts';
import type { CaptureView } from '../../../capture/views/captureView.ts';
import { loadExpressions } from '../../../engine/expressions/expressionEngine.ts';
import { warmExpressions } from '../../../engine/expressions/filterExpression.ts';
import type { LanguageService } from '../../../language/core/languageService.ts';
import type { Suggestions } from '../../../language/core/suggestion.ts';
import type { Severity } from '../../../language/core/diagnostic.ts';
import { filterLanguage, type FilterTree } from '../../../language/filter/filterLanguage.ts';
import { defined } from '../../../model/defined.ts';
import type { Problem } from '../../../model/problem.ts';
import { finish } from '../../../model/work.ts';
import type { Clock } from '../../../node/clock.ts';
import type { FilterResult } from '../../../page/filterMessages.ts';
import type { ScanTurns } from '../../../capture/scan.ts';
import { filterReaders } from './filterReaders.ts';
import { filterRows, noMarks } from './filterRows.ts';
import { knownNames } from './knownNames.ts';

export interface PageFilterDependencies {
  readonly turns: ScanTurns;
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly marks: MarkedRows;
  readonly clock: Clock;
}

/** What finding marks may take: in the rows of one result, and in a row's bytes, there in slices. */
const marksLimitMs = 4;
const longestMarkMs = 1.5;
const rowMarksLimitMs = 1000;

export class PageFilter {
  readonly #dependencies: PageFilterDependencies;
  readonly #view: CaptureView;
  readonly #onApplied: (filter: string) => void;
  readonly #language: LanguageService<FilterTree>;
  /** What is written, as it was parsed last. */
  #tree: FilterTree | undefined;
  /** The one set last, with or without problems, and its result. */
  #latest = '';
  #result: FilterResult = { problems: [], hints: [] };
  #applied = '';
  #marks = noMarks;
  /** The version of the marked rows that its rows depend on; undefined: they do not. */
  #marksVersion: number | undefined;
  #isPrepared = false;

  constructor(dependencies: PageFilterDependencies, view: CaptureView, onApplied: (filter: string) => void) {
    this.#dependencies = dependencies;
    this.#view = view;
    this.#onApplied = onApplied;
    this.#language = filterLanguage({
      readers: filterReaders,
      known: () => knownNames(dependencies.ledger),
    });
  }

  /** The filter of the rows shown: the last one without problems. */
  get applied(): string {
    return this.#applied;
  }

  /** Loads what a filter needs that has an expression. To be awaited before it is set. */
  async prepare(filter: string): Promise<void> {
    if (this.#isPrepared || !filter.includes(':/')) return;
    await loadExpressions();
    this.#isPrepared = true;
    // While more is typed.
    this.#dependencies.clock.timer(0, () => warmExpressions());
  }

  /** What it looks for in words. */
  get words(): readonly string[] {
    return this.#marks.words;
  }

  set(filter: string): FilterResult {
    if (filter === this.#latest) return this.#result;
    this.#latest = filter;
    const tree = this.#parse(filter);
    this.#result = this.#check(tree);
    const applied = filter.trim() === '' ? '' : filter;
    if (this.#result.problems.length > 0 || applied === this.#applied) return this.#result;
    this.#applied = applied;
    this.#apply(tree);
    this.#onApplied(applied);
    return this.#result;
  }

  /** To be called before the view is read: rows may have been marked since. */
  update(): void {
    const isOld = this.#marksVersion !== undefined && this.#marksVersion !== this.#dependencies.marks.version;
    if (isOld) this.#apply(this.#parse(this.#applied));
  }

  #apply(tree: FilterTree): void {
    const { rows, marks, isOfMarkedRows } = filterRows(tree.reading, this.#dependencies);
    this.#marks = marks;
    this.#marksVersion = isOfMarkedRows ? this.#dependencies.marks.version : undefined;
    this.#view.setFilter(rows);
  }

  /** What may be written at a place of a filter, which need not be set. */
  complete(filter: string, cursor: number): Suggestions | undefined {
    return finish(this.#language.complete(this.#parse(filter), cursor));
  }

  #parse(filter: string): FilterTree {
    if (this.#tree?.text !== filter) this.#tree = finish(this.#language.parse(filter));
    return this.#tree;
  }

  #check(tree: FilterTree): FilterResult {
    const diagnostics = finish(this.#language.check(tree));
    const having = (wanted: Severity): Problem[] =>
      diagnostics
        .filter(({ severity }) => severity === wanted)
        .map(({ start, end, message, fix }) => defined({ start, end, message, fix }));
    return { problems: having('error'), hints: having('hint') };
  }

  /**
   * What it has found in the first bytes of rows, asked for one after the other. Marks that take too long to find are
   * left out: the rows are there without them.
   */
  hitsIn(): (bytes: Uint8Array, isAll: boolean) => readonly number[] {
    const { finders } = this.#marks;
    if (finders.length === 0) return () => [];
    const { clock } = this.#dependencies;
    let markedUs = 0;
    let spentMs = 0;
    const isOver = (): boolean => {
      const nowUs = clock.nowUs();
      // One that took longer was held up by other work.
      spentMs += Math.min((nowUs - markedUs) / 1000, longestMarkMs);
      markedUs = nowUs;
      return spentMs >= marksLimitMs;
    };
    return (bytes, isAll) => {
      // The time between two rows is spent on something else.
      markedUs = clock.nowUs();
      const hits = hitRanges(finders, bytes, isAll, isOver);
      // Counts the last search, too.
      isOver();
      return hits;
    };
  }

  /** What it has found in a stretch of a row's bytes. */
  async hitsAt(seq: number, range: ByteRange): Promise<readonly number[]> {
    const { finders } = this.#marks;
    const { store, clock, turns } = this.#dependencies;
    if (finders.length === 0) return [];
    const bytes = (from: number, to: number): Uint8Array =>
      store.bytes(seq, from, to - from) ?? new Uint8Array();
    const search = hitsInRow(finders, bytes, store.lengthAt(seq), range);
    const giveUpUs = clock.nowUs() + rowMarksLimitMs * 1000;
    const hits = await turns.finish(search, { isCancelled: () => clock.nowUs() >= giveUpUs });
    return hits ?? [];
  }
}
