/** Whether what a page asks about streams is what it may ask. */
import * as v from 'valibot';
import { streamDirections, streamModes } from '../../model/follow.ts';
import { columnsLimit, findLimit, linesLimit, type StreamRequests } from '../../page/streamMessages.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const direction = v.picklist(streamDirections);

export const streamChecks: Readonly<Record<keyof StreamRequests, v.GenericSchema>> = {
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
  streamFind: v.strictObject({ text: v.pipe(v.string(), v.maxLength(findLimit)) }),
  streamMatch: v.strictObject({ step: v.picklist([1, -1]), line: count }),
  saveStream: v.strictObject({ id, direction }),
  copyStream: v.strictObject({ generation: count, from: count, to: count }),
  showChart: v.strictObject({ shown: v.boolean() }),
};
