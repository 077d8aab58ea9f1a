import { createRequire } from 'node:module';
import type * as Filters from './filters/index.ts';

const require = createRequire(import.meta.url);
let loaded: typeof Filters | undefined;

/** The language of filters and what finds in bytes, loaded with the first filter: a page without one does without. */
export function filterLanguage(): typeof Filters {
  return (loaded ??= require('./filters/index.ts') as typeof Filters);
}
