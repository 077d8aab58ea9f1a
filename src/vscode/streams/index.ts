/** The bundle `streams.cjs`: what follows streams and counts for the chart. `../streams.ts` loads it. */
export { PageStreams } from '../../app/page/pageStreams.ts';
export { copyStream } from './copyStream.ts';
export { saveStream } from './saveStream.ts';
