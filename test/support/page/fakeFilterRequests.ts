import type { RequestHandlers } from '../../../src/page/channel.ts';
import type { FilterRequests } from '../../../src/page/filterMessages.ts';
import type { FindQuery, FindRequests } from '../../../src/page/findMessages.ts';
import { completeFilter } from '../../../src/language/filter/completeFilter.ts';
import { Needle } from '../../../src/bytes/search/needle.ts';
import type { FakeRow } from './fakeRows.ts';

interface FakeView {
  readonly count: () => number;
  readonly row: (number: number) => FakeRow;
}

/** What a page asks about filters but for setting one; finds text over the first thousand rows. */
export function fakeFilterRequests(
  noted: (name: string, params: unknown) => null,
  view: FakeView,
): Omit<RequestHandlers<FilterRequests & FindRequests>, 'setFilter'> {
  const recent: string[] = [];
  return {
    completeFilter: ({ text, cursor }) =>
      completeFilter(text, cursor, {
        peers: ['127.0.0.1:53131', '[::1]:40112', '127.0.0.1:53122'],
        endpoints: [{ text: 'tcp://127.0.0.1:9998', detail: 'listening' }],
      }),
    recentFilters: () => ({ filters: recent }),
    noteFilter: (params) => {
      if (recent[0] !== params.filter) recent.unshift(params.filter);
      return noted('noteFilter', params);
    },
    savedFilters: (params) => noted('savedFilters', params),
    findBytes: (params) => {
      noted('findBytes', params);
      const { query, backward, from } = params;
      if (query.kind === 'bytes' && query.text === 'x')
        return { kind: 'problem', message: '"x" is no part of a payload.' };
      const hits = hitsOf(query, view);
      const order = backward ? hits.toReversed() : hits;
      const next = order.find(
        ({ row, start }) =>
          from === undefined ||
          (backward
            ? row < from.row || (row === from.row && start < from.start)
            : row > from.row || (row === from.row && start >= from.start)),
      );
      const at = next ?? order[0];
      return at === undefined ? { kind: 'none' } : { kind: 'found', at, wrapped: next === undefined };
    },
    countBytes: ({ query, at }) => {
      const hits = hitsOf(query, view);
      const number = hits.findIndex(({ row, start }) => row === at.row && start === at.start) + 1;
      return { total: hits.length, isMore: false, number };
    },
  };
}

function hitsOf({ text }: FindQuery, { count, row }: FakeView) {
  const needle = new Needle(text);
  return Array.from({ length: Math.min(1000, count()) }, (_, number) => {
    const { bytes, row: captured } = row(number);
    const start = needle.indexIn(bytes);
    return { row: number, seq: captured.seq, start, end: start + needle.length };
  }).filter(({ start }) => start >= 0);
}
