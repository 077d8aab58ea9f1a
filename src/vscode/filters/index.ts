/** The bundle `filters.cjs`: the language of filters, and finding in bytes. `../filters.ts` loads it. */
export { hitRanges, hitsInRow } from '../../capture/filter/filterMarks.ts';
export { HitCount } from '../../capture/find/hitCount.ts';
export { HitSearch } from '../../capture/find/hitScan.ts';
export { loadExpressions } from '../../engine/expressions/filterExpression.ts';
export { completeFilter } from '../../language/filter/completeFilter.ts';
export { offerSavedFilters } from './offerSavedFilters.ts';
export { queryFinder } from './queryFinder.ts';
export { readFilter } from './readFilter.ts';
