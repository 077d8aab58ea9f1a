/** The bundle `notation.cjs`: what needs the payload notation. `../notation.ts` loads it. */
export { looksLikePayload } from '../../payload/looksLikePayload.ts';
export { parseRules } from '../../payload/parseRule.ts';
export { PayloadComposer } from '../sending/composedPayload.ts';
export { draftNotation } from '../sending/draftNotation.ts';
