/** Compiles a parsed filter. */
import type { FilterNode } from '../../language/filter/filterNode.ts';
import type { CaptureStore } from '../store/captureStore.ts';
import type { RowFilter } from '../views/rowFilter.ts';
import { JudgedRow } from './judgedRow.ts';
import { no, open, termTest, yes, type RowTest, type TestParts, type TestResult } from './rowTests.ts';

export interface FilterParts extends TestParts {
  readonly store: CaptureStore;
}

const names = ['hidden', 'shown', 'bytes'] as const;

/**
 * Returns a test for rows: columns first, then names and words where these are undecided, bytes last. It
 * holds state about the current row, so each search needs a filter of its own.
 */
export function compileFilter(node: FilterNode, parts: FilterParts): RowFilter {
  const { store } = parts;
  const row = new JudgedRow(store);
  const { test, finders } = compile(node, parts);
  let result: TestResult = no;
  const visitor = {
    visit: (bytes: Uint8Array, from: number, to: number): boolean => {
      row.bytes = bytes;
      row.from = from;
      row.to = to;
      result = test(row);
      row.bytes = undefined;
      return true;
    },
  };
  return {
    overlapBytes: Math.max(0, ...finders.map(({ overlapBytes }) => overlapBytes)),
    partBytes: Math.min(...finders.map(({ partBytes }) => partBytes)),
    stepBytes: Math.min(...finders.map(({ stepBytes }) => stepBytes)),
    judge: (seq) => {
      row.take(seq);
      return names[test(row)];
    },
    judgeBytes: (seq, offset, length) => {
      if (row.seq !== seq) row.take(seq);
      row.isFirst = offset === 0;
      row.isLast = offset + length >= row.length;
      result = no;
      store.visitBytes(seq, offset, length, visitor);
      return names[result];
    },
  };
}

function compile(node: FilterNode, parts: FilterParts): RowTest {
  switch (node.kind) {
    case 'and':
      return joined(node.parts, parts, no);
    case 'or':
      return joined(node.parts, parts, yes);
    case 'not': {
      const { test, ...rest } = compile(node.part, parts);
      return {
        ...rest,
        test: (row) => {
          const result = test(row);
          return result === open ? open : result === yes ? no : yes;
        },
      };
    }
    default:
      return termTest(node, parts);
  }
}

/** Any `decisive` result decides; otherwise the result is open if any is. */
function joined(nodes: readonly FilterNode[], parts: FilterParts, decisive: typeof no | typeof yes): RowTest {
  const compiled = nodes.map((node) => compile(node, parts)).sort((a, b) => a.cost - b.cost);
  const tests = compiled.map(({ test }) => test);
  const otherwise = decisive === no ? yes : no;
  return {
    cost: compiled.reduce((sum, { cost }) => sum + cost, 0),
    finders: compiled.flatMap(({ finders }) => finders),
    test: (row) => {
      let result: TestResult = otherwise;
      for (const test of tests) {
        const one = test(row);
        if (one === decisive) return decisive;
        if (one === open) result = open;
      }
      return result;
    },
  };
}
