import type { CaptureStore } from '../../../src/capture/store/captureStore.ts';
import { compileFilter } from '../../../src/capture/filter/compileFilter.ts';
import { Ledger } from '../../../src/capture/ledger/ledger.ts';
import { MarkedRows } from '../../../src/capture/store/markedRows.ts';
import type { RowFilter } from '../../../src/capture/views/rowFilter.ts';
import { FilterExpression } from '../../../src/engine/expressions/filterExpression.ts';
import { filterOf } from './filterReaders.ts';

/** A filter compiled for a capture, as by the host; undefined: it is empty. */
export function compiledFilter(
  store: CaptureStore,
  text: string,
  ledger = new Ledger(),
  marks = new MarkedRows(store),
): RowFilter | undefined {
  const node = filterOf(text);
  if (node === undefined) return undefined;
  return compileFilter(node, {
    store,
    ledger,
    marks,
    expressionFinder: (source, flags) => new FilterExpression(source, flags),
    expressionInText: (source, flags) => {
      const expression = new FilterExpression(source, flags);
      return (words) => expression.isIn(words);
    },
  });
}
