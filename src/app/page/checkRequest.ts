/** Validates a page's requests. A page displays untrusted bytes, so nothing it sends is trusted. */
import * as v from 'valibot';
import type { MessageKind } from '../../page/channel.ts';
import { filterLimit } from '../../page/filterMessages.ts';
import { findKinds } from '../../page/findMessages.ts';
import { columnsLimit, findLimit, linesLimit } from '../../page/followMessages.ts';
import { columnIds, previewFormats, rangesLimit, rowsActions } from '../../page/listMessages.ts';
import type { PageRequests } from '../../page/pageMessages.ts';
import { keptLimit } from '../../page/shellMessages.ts';
import { sendFormats } from '../../model/draft.ts';
import { streamDirections, streamModes } from '../../model/follow.ts';
import { timeFormats } from '../../model/rowTime.ts';
import { longestMs } from '../../language/core/parseDuration.ts';
import { timesLimit } from '../../language/core/repeatPlan.ts';

/** Longest text from a composer. */
const textLimit = 64 * 1024 * 1024;
export const bytesLimit = 1024 * 1024;
export const rowsLimit = 1000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const textOf = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const nothing = v.strictObject({});
const filter = v.strictObject({ filter: textOf(filterLimit) });
const draft = {
  text: textOf(textLimit),
  format: v.picklist(sendFormats),
  lineEnding: v.picklist(['none', 'lf', 'crlf']),
};
const written = { to: v.optional(id), ...draft };
const oneRow = { generation: count, seq: count };
const direction = v.picklist(streamDirections);
const query = v.strictObject({
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(filterLimit)),
  kind: v.picklist(findKinds),
  matchCase: v.boolean(),
});
const place = v.strictObject({ row: count, start: count });

const requests: Readonly<Record<keyof PageRequests, v.GenericSchema>> = {
  // Shell.
  ready: v.strictObject({ filter: v.optional(textOf(filterLimit)) }),
  keep: v.strictObject({ state: textOf(keptLimit) }),
  ping: nothing,
  touched: nothing,
  setScope: v.strictObject({ scope: v.strictObject({ id: v.optional(id) }) }),
  // List.
  rows: v.strictObject({ generation: count, from: count, count: v.pipe(count, v.maxValue(rowsLimit)) }),
  clear: nothing,
  actOnRows: v.strictObject({
    action: v.picklist(rowsActions),
    generation: count,
    ranges: v.pipe(v.array(v.strictObject({ from: count, to: count })), v.maxLength(rangesLimit)),
    active: count,
    columns: v.pipe(v.array(v.picklist(columnIds)), v.maxLength(columnIds.length)),
    time: v.picklist(timeFormats),
    preview: v.picklist(previewFormats),
  }),
  // Detail.
  bytes: v.strictObject({
    ...oneRow,
    offset: count,
    length: v.pipe(count, v.maxValue(bytesLimit)),
    hits: v.optional(v.boolean()),
  }),
  decode: v.strictObject({ ...oneRow, decoder: v.optional(textOf(40)) }),
  writeToRead: v.strictObject(oneRow),
  rowOf: v.strictObject(oneRow),
  // Sockets.
  start: v.strictObject({ kind: v.picklist(['listener', 'client']) }),
  restorePreviousSession: nothing,
  forgetPreviousSession: nothing,
  act: v.strictObject({
    action: v.picklist(['stop', 'halfClose', 'reset', 'pauseReading', 'resumeReading']),
    id,
  }),
  setTarget: v.strictObject({ id }),
  // Composer.
  preview: v.strictObject({ to: v.optional(id), text: textOf(textLimit) }),
  send: v.strictObject(written),
  editDraft: v.strictObject(draft),
  repeat: v.strictObject({
    ...written,
    everyMs: v.pipe(count, v.maxValue(longestMs)),
    times: v.optional(v.pipe(count, v.minValue(1), v.maxValue(timesLimit))),
  }),
  stopRepeat: v.strictObject({ id }),
  savedPayloads: v.strictObject(written),
  // Filter and find.
  setFilter: filter,
  completeFilter: v.strictObject({ text: textOf(filterLimit), cursor: count }),
  recentFilters: nothing,
  noteFilter: filter,
  savedFilters: filter,
  findBytes: v.strictObject({ query, generation: count, backward: v.boolean(), from: v.optional(place) }),
  countBytes: v.strictObject({ query, generation: count, at: place }),
  // Following a stream, and the chart.
  followStream: v.strictObject({
    stream: v.optional(
      v.strictObject({
        id,
        direction,
        mode: v.picklist(streamModes),
        columns: v.pipe(count, v.minValue(1), v.maxValue(columnsLimit.most)),
        place: v.optional(v.strictObject({ seq: count, offset: count })),
      }),
    ),
  }),
  streamLines: v.strictObject({
    generation: count,
    from: count,
    count: v.pipe(count, v.maxValue(linesLimit)),
  }),
  streamFind: v.strictObject({ text: textOf(findLimit) }),
  streamMatch: v.strictObject({ step: v.picklist([1, -1]), line: count }),
  saveStream: v.strictObject({ id, direction }),
  copyStream: v.strictObject({ generation: count, from: count, to: count }),
  showChart: v.strictObject({ shown: v.boolean() }),
};

export function checkRequest(kind: MessageKind, name: string, body: unknown): boolean {
  if (kind !== 'request' || !Object.hasOwn(requests, name)) return false;
  return v.is(requests[name as keyof PageRequests], body);
}
