/**
 * Splits the text of rules into blocks of whole lines, one per rule, so that rules can be moved without losing
 * comments: a block extends from its rule's line to the next rule's.
 */
import { ProblemList } from '../../model/problemList.ts';
import { readStatements } from './parseRuleStatements.ts';
import type { RuleStatement } from './ruleStatement.ts';

export interface RuleBlocks {
  /** Everything before the first rule. */
  readonly header: string;
  readonly blocks: readonly RuleBlock[];
}

export interface RuleBlock {
  /** The rule's lines and the comments below it. */
  readonly text: string;
  readonly kind: RuleStatement['kind'];
}

export function ruleBlocks(text: string): RuleBlocks {
  const statements = readStatements(text, new ProblemList());
  const starts = statements.map(({ start }) => text.lastIndexOf('\n', start - 1) + 1);
  return {
    header: text.slice(0, starts[0] ?? text.length),
    blocks: statements.map(({ kind }, index) => ({
      kind,
      text: withoutLastFeed(text.slice(starts[index], starts[index + 1] ?? text.length)),
    })),
  };
}

/** Joins blocks, in any order, into the text of rules. */
export function joinBlocks(header: string, blocks: readonly string[]): string {
  const before = header === '' || header.endsWith('\n') ? header : `${header}\n`;
  return before + blocks.join('\n');
}

function withoutLastFeed(text: string): string {
  return text.endsWith('\n') ? text.slice(0, text.endsWith('\r\n') ? -2 : -1) : text;
}
