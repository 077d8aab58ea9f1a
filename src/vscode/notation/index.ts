/** The bundle `notation.cjs`: what needs the payload notation. `../notation.ts` loads it. */
export { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
export { outgoingBytes } from '../../payload/outgoingBytes.ts';
