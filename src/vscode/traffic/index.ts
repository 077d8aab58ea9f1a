/** The bundle `traffic.cjs`: what is done with captured rows. `../traffic.ts` loads it. */
export { actOnRows } from './actOnRows.ts';
