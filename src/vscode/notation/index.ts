/** The bundle `notation.cjs`: what needs the payload notation. `../notation.ts` loads it. */
export { outgoingBytes } from '../../payload/outgoingBytes.ts';
export { parseRules } from '../../payload/parseRule.ts';
