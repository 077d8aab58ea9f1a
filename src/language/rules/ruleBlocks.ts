/**
 * A text of rules as blocks of whole lines, one for each rule, so that rules can be moved without losing comments:
 * a block goes from its rule's line up to the next rule's.
 */
import { ProblemList } from '../../model/problemList.ts';
import { readStatements } from './parseRuleStatements.ts';
import type { RuleStatement } from './ruleStatement.ts';

export interface RuleBlocks {
  /** What stands before the first rule. */
  readonly header: string;
  readonly blocks: readonly RuleBlock[];
}

export interface RuleBlock {
  /** Its lines, with the comments below it. */
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

/** The rules' text again, from blocks in any order. */
export function joinBlocks(header: string, blocks: readonly string[]): string {
  const before = header === '' || header.endsWith('\n') ? header : `${header}\n`;
  return before + blocks.join('\n');
}

function withoutLastFeed(text: string): string {
  return text.endsWith('\n') ? text.slice(0, text.endsWith('\r\n') ? -2 : -1) : text;
}
