/** The bundle `notation.cjs`: what needs the payload notation. `../notation.ts` loads it. */
export { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
export { looksLikePayload } from '../../payload/looksLikePayload.ts';
export { readPattern } from '../../payload/readPattern.ts';
export { insertRule } from '../../payload/rules/insertRule.ts';
export { parseRuleStatements } from '../../payload/rules/parseRuleStatements.ts';
export { joinBlocks, ruleBlocks } from '../../payload/rules/ruleBlocks.ts';
export { ruleLine } from '../../payload/rules/ruleDraft.ts';
export { PayloadComposer } from '../sending/composedPayload.ts';
export { draftNotation } from '../sending/draftNotation.ts';
export { explanationAt, payloadLine, remarksOf, ruleProblems, suggestionsAt } from './languages.ts';
export { ruleRows } from './ruleRows.ts';
