import { createRequire } from 'node:module';
import type * as Streams from './streams/index.ts';

const require = createRequire(import.meta.url);
let loaded: typeof Streams | undefined;

/** What follows streams and counts for the chart, loaded when a page first wants it. */
export function streams(): typeof Streams {
  return (loaded ??= require('./streams/index.ts') as typeof Streams);
}
