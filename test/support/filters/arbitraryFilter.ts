/** Arbitrary filters for property tests. */
import fc from 'fast-check';
import type { FilterNode } from '../../../src/language/filter/filterNode.ts';
import { filterOf } from './filterReaders.ts';

const term = (text: string): FilterNode => {
  const node = filterOf(text);
  if (node === undefined) throw new Error(text);
  return node;
};

/** Any filter over these terms, as parsed. */
export function filterOver(terms: readonly string[], texts: fc.Arbitrary<string>): fc.Arbitrary<FilterNode> {
  const leaf = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...terms).map(term) },
    fc.record(
      { kind: fc.constantFrom('anywhere', 'text', 'peer', 'endpoint', 'note'), text: texts },
      { noNullPrototype: true },
    ),
  );
  const { node } = fc.letrec<{ node: FilterNode }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc
        .record({ kind: fc.constant('not' as const), part: tie('node') }, { noNullPrototype: true })
        .map(simplified),
      fc
        .record(
          {
            kind: fc.constantFrom('and', 'or'),
            parts: fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
          },
          { noNullPrototype: true },
        )
        .map(simplified),
    ),
  }));
  return node;
}

/** Normalised like the parser's output: no list nested in one of its kind, no double negation. */
function simplified(node: FilterNode): FilterNode {
  if (node.kind === 'not') return node.part.kind === 'not' ? node.part.part : node;
  if (node.kind !== 'and' && node.kind !== 'or') return node;
  return {
    kind: node.kind,
    parts: node.parts.flatMap((part) => (part.kind === node.kind ? part.parts : [part])),
  };
}
