/** The bundle `decoding.cjs`: what is said of a row's bytes when somebody looks at them. `../decoding.ts` loads it. */
export { WriteToRead } from '../../capture/trace/writeToRead.ts';
export { decodeRow } from '../../app/page/decodeRow.ts';
