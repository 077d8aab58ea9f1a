/** A listener's rules as entries of a picker. */
import { explainRule } from '../../language/rules/help/explainRule.ts';
import { ProblemList } from '../../model/problemList.ts';
import { readStatements } from '../../language/rules/parseRuleStatements.ts';
import { ruleBlocks } from '../../language/rules/ruleBlocks.ts';
import { previewEnvironment } from './previewEnvironment.ts';

export interface RuleRow {
  /** Its first line. */
  readonly line: string;
  readonly sentence: string;
  /** It has a single line, so it can be edited in an input box. */
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
