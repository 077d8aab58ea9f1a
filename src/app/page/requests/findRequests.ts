/** Handles find requests. A search runs in slices, and ends when the page cancels it or its rows change. */
import { loadExpressions } from '../../../engine/expressions/expressionEngine.ts';
import type { CaptureStore } from '../../../capture/store/captureStore.ts';
import type { CaptureView } from '../../../capture/views/captureView.ts';
import type { ByteFinder } from '../../../capture/filter/byteFinder.ts';
import { HitCount } from '../../../capture/find/hitCount.ts';
import { HitScan } from '../../../capture/find/hitScan.ts';
import { stepWords, type StepWords } from '../../../capture/find/stepWords.ts';
import type { RequestHandlers } from '../../../page/channel.ts';
import type {
  FindQuery,
  FindRequest,
  FindRequests,
  FindResult,
  RowPlace,
} from '../../../page/findMessages.ts';
import type { PageContext } from '../context/pageContext.ts';
import { queryFinder } from '../filter/queryFinder.ts';

export function findRequests({ store, turns, view }: PageContext): RequestHandlers<FindRequests> {
  /** The count for the latest query, cached because the page requests it at each hit. */
  let counted: { readonly key: string; readonly count: HitCount } | undefined;
  const isStale = (generation: number): boolean => generation !== view.generation;
  return {
    findBytes: async (request, cancellation): Promise<FindResult> => {
      if (isStale(request.generation)) return { kind: 'stale' };
      if (request.query.kind === 'expression') await loadExpressions();
      const finder = queryFinder(request.query);
      if (typeof finder === 'string') return { kind: 'problem', message: finder };
      for (const search of searches(store, view, finder, request)) {
        const isDone = await turns.run(search.scan, {
          isCancelled: () => cancellation.cancelled || isStale(request.generation),
        });
        if (isStale(request.generation)) return { kind: 'stale' };
        const { hit } = search.scan;
        if (isDone && hit !== undefined) return { kind: 'found', at: hit, wrapped: search.isWrapped };
      }
      return { kind: 'none' };
    },
    countBytes: async ({ query, generation, at }, cancellation) => {
      const none = { total: 0, isMore: true };
      if (isStale(generation)) return none;
      const { viewFirst, viewNext } = view.summary();
      const key = JSON.stringify([query, generation, viewFirst, viewNext]);
      if (counted?.key !== key) {
        if (query.kind === 'expression') await loadExpressions();
        const finder = queryFinder(query);
        if (typeof finder === 'string') return none;
        counted = { key, count: new HitCount(store, view.shownRows, finder, wordsFor(query, store)) };
      }
      const { count } = counted;
      await turns.run(count, { isCancelled: () => cancellation.cancelled || isStale(generation) });
      return isStale(generation) ? none : count.count(at);
    },
  };
}

/** Searches from the page's position to the end, then wraps around. */
function* searches(
  store: CaptureStore,
  view: CaptureView,
  finder: ByteFinder,
  { query, from, backward }: FindRequest,
): Generator<{ readonly scan: HitScan; readonly isWrapped: boolean }> {
  const rows = view.shownRows;
  const ends = { row: backward ? rows.next - 1 : rows.first, start: backward ? Infinity : 0 };
  const words = wordsFor(query, store);
  const scanFrom = (place: RowPlace): HitScan => new HitScan(store, rows, finder, place, backward, words);
  if (from !== undefined) yield { scan: scanFrom(from), isWrapped: false };
  yield { scan: scanFrom(ends), isWrapped: from !== undefined };
}

/** Steps have words, but no bytes. */
function wordsFor({ kind }: FindQuery, store: CaptureStore): StepWords | undefined {
  return kind === 'bytes' ? undefined : stepWords(store);
}
