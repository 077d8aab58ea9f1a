/** The bundle `notation.cjs`: what needs the payload notation. `../notation.ts` loads it. */
export { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
export { looksLikePayload } from '../../payload/looksLikePayload.ts';
export { PayloadComposer } from '../sending/composedPayload.ts';
export { draftNotation } from '../sending/draftNotation.ts';
