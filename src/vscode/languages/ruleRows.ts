/** A listener's rules as rows of a list. */
import { explainRule } from '../../language/rules/help/explainRule.ts';
import { ProblemList } from '../../model/problemList.ts';
import { readStatements } from '../../language/rules/parseRuleStatements.ts';
import { ruleBlocks } from '../../language/rules/ruleBlocks.ts';
import { previewEnvironment } from './previewEnvironment.ts';

export interface RuleRow {
  /** Its first line. */
  readonly line: string;
  readonly sentence: string;
  /** A single line, which an input box can hold. */
  readonly isLine: boolean;
}

export function ruleRows(text: string): readonly RuleRow[] {
  return ruleBlocks(text).blocks.map((block) => {
    const [statement] = readStatements(block.text, new ProblemList());
    const line = (block.text.split('\n')[0] ?? '').trim();
    return {
      line,
      sentence: statement === undefined ? '' : explainRule(statement, block.text, previewEnvironment()),
      isLine: !block.text.includes('\n'),
    };
  });
}
