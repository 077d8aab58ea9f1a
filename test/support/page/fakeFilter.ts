import { filterMarks, hitRanges, hitsInRow } from '../../../src/capture/filter/filterMarks.ts';
import { settled } from '../settledGenerator.ts';
import type { FilterResult } from '../../../src/page/filterMessages.ts';
import type { ByteRange } from '../../../src/bytes/escapeBytes.ts';
import { parseFilter } from '../../../src/language/filter/parseFilter.ts';
import { readPattern } from '../../../src/language/payload/readPattern.ts';
import { showsRow } from '../filters/filterOracle.ts';
import type { FakeRow } from './fakeRows.ts';

export interface FakeFilter {
  readonly text: string;
  readonly answer: FilterResult;
  readonly words: readonly string[];
  shows(row: FakeRow): boolean;
  hitsIn(bytes: Uint8Array): readonly number[];
  hitsAt(bytes: Uint8Array, range: ByteRange): readonly number[];
}

/** A filter as the host reads it, in a browser: no expressions, whose engine needs Node. */
export function fakeFilter(text: string): FakeFilter {
  const { filter, problems, hints } = parseFilter(text, {
    pattern: readPattern,
    expressionProblem: () => undefined,
  });
  const answer = { problems, hints };
  if (filter === undefined)
    return { text, answer, words: [], shows: () => true, hitsIn: () => [], hitsAt: () => [] };
  const { words, finders } = filterMarks(filter, {
    expressionFinder: () => {
      throw new Error('no expressions here');
    },
  });
  return {
    text,
    answer,
    words,
    shows: ({ row, bytes, peer }) =>
      showsRow(filter, { row, bytes, peer, endpointNames: ['tcp://127.0.0.1:9998'], ports: [9998] }),
    hitsIn: (bytes) => hitRanges(finders, bytes, true),
    hitsAt: (bytes, range) =>
      settled(hitsInRow(finders, (from, to) => bytes.subarray(from, to), bytes.length, range)),
  };
}
