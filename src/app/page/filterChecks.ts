import * as v from 'valibot';
import { filterLimit, findKinds, type FilterRequests } from '../../page/filterMessages.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const filter = v.strictObject({ filter: v.pipe(v.string(), v.maxLength(filterLimit)) });
const nothing = v.strictObject({});
const query = v.strictObject({
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(filterLimit)),
  kind: v.picklist(findKinds),
  matchCase: v.boolean(),
});
const place = v.strictObject({ row: count, start: count });

export const filterChecks: Readonly<Record<keyof FilterRequests, v.GenericSchema>> = {
  setFilter: filter,
  completeFilter: v.strictObject({ text: v.pipe(v.string(), v.maxLength(filterLimit)), cursor: count }),
  recentFilters: nothing,
  noteFilter: filter,
  savedFilters: filter,
  findBytes: v.strictObject({ query, generation: count, backward: v.boolean(), from: v.optional(place) }),
  countBytes: v.strictObject({ query, generation: count, at: place }),
};
