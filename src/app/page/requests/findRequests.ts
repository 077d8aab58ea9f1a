/** Handles find requests. A search runs in slices, and ends when the page cancels it or its rows change. */
import { loadExpressions } from '../../../engine/expressions/expressionEngine.ts';
import type { ByteFinder } from '../../../capture/filter/byteFinder.ts';
import { HitCount } from '../../../capture/find/hitCount.ts';
import { HitScan } from '../../../capture/find/hitScan.ts';
import type { HitSource } from '../../../capture/find/hitSource.ts';
import { stepWords } from '../../../capture/find/stepWords.ts';
import { isDatagram } from '../../../model/transports.ts';
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

export function findRequests(context: PageContext): RequestHandlers<FindRequests> {
  const { turns, view } = context;
  /** The count for the latest query, cached because the page requests it at each hit. */
  let counted: { readonly key: string; readonly count: HitCount } | undefined;
  const isStale = (generation: number): boolean => generation !== view.generation;
  return {
    findBytes: async (request, cancellation): Promise<FindResult> => {
      if (isStale(request.generation)) return { kind: 'stale' };
      if (request.query.kind === 'expression') await loadExpressions();
      const finder = queryFinder(request.query);
      if (typeof finder === 'string') return { kind: 'problem', message: finder };
      for (const search of searches(context, finder, request)) {
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
        counted = { key, count: new HitCount(sourceOf(context, finder, query)) };
      }
      const { count } = counted;
      await turns.run(count, { isCancelled: () => cancellation.cancelled || isStale(generation) });
      return isStale(generation) ? none : count.count(at);
    },
  };
}

/** Searches from the page's position to the end, then wraps around. */
function* searches(
  context: PageContext,
  finder: ByteFinder,
  { query, from, backward }: FindRequest,
): Generator<{ readonly scan: HitScan; readonly isWrapped: boolean }> {
  const source = sourceOf(context, finder, query);
  const { rows } = source;
  const ends = { row: backward ? rows.next - 1 : rows.first, start: backward ? Infinity : 0 };
  const scanFrom = (place: RowPlace): HitScan => new HitScan(source, place, backward);
  if (from !== undefined) yield { scan: scanFrom(from), isWrapped: false };
  yield { scan: scanFrom(ends), isWrapped: from !== undefined };
}

function sourceOf({ store, ledger, view }: PageContext, finder: ByteFinder, { kind }: FindQuery): HitSource {
  return {
    store,
    rows: view.shownRows,
    finder,
    // Steps have words, but no bytes.
    ...(kind === 'bytes' ? {} : { words: stepWords(store) }),
    isStream: (seq) => {
      const names = ledger.namesAt(store.endpointAt(seq), seq);
      return names !== undefined && !isDatagram(names.transport);
    },
  };
}
