/** The bundle `notation.cjs`: what needs the payload notation. `../notation.ts` loads it. */
export { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
export { looksLikePayload } from '../../language/payload/looksLikePayload.ts';
export { readPattern } from '../../language/payload/readPattern.ts';
export { insertRule } from '../../language/rules/insertRule.ts';
export { parseRuleStatements } from '../../language/rules/parseRuleStatements.ts';
export { joinBlocks, ruleBlocks } from '../../language/rules/ruleBlocks.ts';
export { ruleLine } from '../../language/rules/ruleDraft.ts';
export { PayloadComposer } from '../../app/sending/composedPayload.ts';
export { draftNotation } from '../../app/sending/draftNotation.ts';
export { explanationAt, payloadLine, remarksOf, ruleProblems, suggestionsAt } from './languages.ts';
export { ruleRows } from './ruleRows.ts';
