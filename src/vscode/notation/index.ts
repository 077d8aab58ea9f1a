/** The bundle `notation.cjs`: what needs the payload notation. `../notation.ts` loads it. */
export { outgoingBytes } from '../../payload/outgoingBytes.ts';
export { parseRules } from '../../payload/parseRule.ts';
export { parseRuleStatements } from '../../payload/rules/parseRuleStatements.ts';
export { joinBlocks, ruleBlocks } from '../../payload/rules/ruleBlocks.ts';
export { explanationAt, payloadLine, remarksOf, suggestionsAt } from './languages.ts';
export { insertRule } from '../../payload/rules/insertRule.ts';
export { looksLikePayload } from '../../payload/looksLikePayload.ts';
export { ruleLine } from '../../payload/rules/ruleDraft.ts';
export { ruleRows } from './ruleRows.ts';
