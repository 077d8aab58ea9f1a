import { compileExpression } from '../../../src/engine/responders/rules/match/ruleExpression.ts';
import { encodePattern } from '../../../src/language/payload/encodePayload.ts';
import type { Severity } from '../../../src/language/core/diagnostic.ts';
import type { FilterNode } from '../../../src/language/filter/filterNode.ts';
import { parseFilter } from '../../../src/language/filter/parseFilter.ts';
import type { ValueReaders } from '../../../src/language/filter/readTerm.ts';
import { parsePattern } from '../../../src/language/payload/parsePayload.ts';

/** The host's value parsers. */
export const valueReaders: ValueReaders = {
  pattern: (text) => {
    const parts = parsePattern(text);
    return parts.ok ? encodePattern(parts.value) : parts;
  },
  expressionSteps: (source, flags) => {
    const compiled = compileExpression(source, flags);
    return compiled.ok ? 1 : compiled.message;
  },
};

/** What a filter is read as, with its problems and its hints apart. */
export function readFilter(text: string) {
  const { filter, diagnostics } = parseFilter(text, valueReaders);
  const having = (wanted: Severity) => diagnostics.filter(({ severity }) => severity === wanted);
  return { filter, problems: having('error'), hints: having('hint') };
}

/** A filter that has no problems; undefined: it says nothing. */
export function filterOf(text: string): FilterNode | undefined {
  const { filter, problems } = readFilter(text);
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`${text}: ${problem.message}`);
  return filter;
}
