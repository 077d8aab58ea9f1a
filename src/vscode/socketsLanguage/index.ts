/** The bundle `socketsLanguage.cjs`: what the editor shows for experiments. `../socketsLanguage.ts` loads it. */
export { experimentSupport } from './experimentSupport.ts';
