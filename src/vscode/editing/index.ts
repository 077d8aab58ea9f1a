/** The bundle `editing.cjs`: what few sessions need of the editor. `../editing.ts` loads it. */
export { languageSupport } from '../languages/languageSupport.ts';
export { buildRules } from '../prompts/buildRule.ts';
export { setResponderForUser } from '../responders/setResponderForUser.ts';
