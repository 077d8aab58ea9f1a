/** Whether what a page asks for is what it may ask for. A page shows bytes of strangers: nothing from it is trusted. */
import * as v from 'valibot';
import type { MessageKind } from '../../page/channel.ts';
import { filterLimit } from '../../page/filterMessages.ts';
import { timeFormats } from '../../model/rowTime.ts';
import { sendFormats } from '../../model/draft.ts';
import { keptLimit, type InspectorRequests } from '../../page/inspectorMessages.ts';
import { longestMs } from '../../language/core/parseDuration.ts';
import { columnIds, previewFormats, rangesLimit, rowsActs } from '../../page/trafficMessages.ts';
import { timesLimit } from '../../language/core/repeatPlan.ts';
import { streamChecks } from './streamChecks.ts';
import { filterChecks } from './filterChecks.ts';

/** Longest text that a composer may send. */
const textLimit = 64 * 1024 * 1024;
export const bytesLimit = 1024 * 1024;
export const rowsLimit = 1000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const filter = v.pipe(v.string(), v.maxLength(filterLimit));
const nothing = v.strictObject({});
const text = v.pipe(v.string(), v.maxLength(textLimit));
const draft = { text, format: v.picklist(sendFormats), lineEnding: v.picklist(['none', 'lf', 'crlf']) };
const written = { to: v.optional(id), ...draft };

const oneRow = { generation: count, seq: count };

const requests: Readonly<Record<keyof InspectorRequests, v.GenericSchema>> = {
  ready: v.strictObject({ filter: v.optional(filter) }),
  keep: v.strictObject({ state: v.pipe(v.string(), v.maxLength(keptLimit)) }),
  ping: nothing,
  rows: v.strictObject({ generation: count, from: count, count: v.pipe(count, v.maxValue(rowsLimit)) }),
  bytes: v.strictObject({
    generation: count,
    seq: count,
    offset: count,
    length: v.pipe(count, v.maxValue(bytesLimit)),
    hits: v.optional(v.boolean()),
  }),
  decode: v.strictObject({ ...oneRow, decoder: v.optional(v.pipe(v.string(), v.maxLength(40))) }),
  writeToRead: v.strictObject(oneRow),
  rowOf: v.strictObject(oneRow),
  preview: v.strictObject({ to: v.optional(id), text }),
  send: v.strictObject(written),
  editDraft: v.strictObject(draft),
  repeat: v.strictObject({
    ...written,
    everyMs: v.pipe(count, v.maxValue(longestMs)),
    times: v.optional(v.pipe(count, v.minValue(1), v.maxValue(timesLimit))),
  }),
  stopRepeat: v.strictObject({ id }),
  savedPayloads: v.strictObject(written),
  setTarget: v.strictObject({ id }),
  setScope: v.strictObject({ scope: v.strictObject({ id: v.optional(id) }) }),
  ...streamChecks,
  ...filterChecks,
  clear: nothing,
  start: v.strictObject({ kind: v.picklist(['listener', 'client']) }),
  startGone: nothing,
  forgetGone: nothing,
  act: v.strictObject({
    action: v.picklist(['stop', 'halfClose', 'reset', 'pauseReading', 'resumeReading']),
    id,
  }),
  touched: nothing,
  actOnRows: v.strictObject({
    act: v.picklist(rowsActs),
    generation: count,
    ranges: v.pipe(v.array(v.strictObject({ from: count, to: count })), v.maxLength(rangesLimit)),
    active: count,
    columns: v.pipe(v.array(v.picklist(columnIds)), v.maxLength(columnIds.length)),
    time: v.picklist(timeFormats),
    preview: v.picklist(previewFormats),
  }),
};

export function checkRequest(kind: MessageKind, name: string, body: unknown): boolean {
  if (kind !== 'request' || !Object.hasOwn(requests, name)) return false;
  return v.is(requests[name as keyof InspectorRequests], body);
}
