/** Messages about following one connection's bytes. */
import * as v from 'valibot';
import {
  streamDirections,
  streamModes,
  type FoundMatch,
  type LinesResult,
  type StreamSummary,
} from '../model/follow.ts';
import { count, countUpTo, id, request, textUpTo, type RequestsOf } from './requestSchema.ts';

/** Limits of the line width, in columns. */
export const columnsLimit = { least: 8, most: 400 } as const;
/** Most lines per request. */
export const linesLimit = 500;
/** Most characters of a search. */
export const findLimit = 1000;

/** Host → page. */
export interface FollowNotices {
  /** The current state of the followed stream. */
  stream: StreamSummary;
  /** A command asks the page to follow this connection. */
  openStream: { readonly id: number };
}

/** Page → host. */
export const followSchemas = () => {
  const direction = v.picklist(streamDirections);
  const stream = v.strictObject({
    id: id(),
    direction,
    mode: v.picklist(streamModes),
    columns: v.pipe(count(), v.minValue(1), v.maxValue(columnsLimit.most)),
    place: v.exactOptional(v.strictObject({ seq: count(), offset: count() })),
  });
  return {
    /** Without `stream`: stop following. */
    followStream: request(v.strictObject({ stream: v.exactOptional(stream) })),
    streamLines: request(
      v.strictObject({ generation: count(), from: count(), count: countUpTo(linesLimit) }),
    ).returns<LinesResult>(),
    /** Sets the text to search for; empty: none. */
    streamFind: request(v.strictObject({ text: textUpTo(findLimit) })),
    /** Goes to the next or previous match, relative to the current one or else to a line. */
    streamMatch: request(v.strictObject({ step: v.picklist([1, -1]), line: count() })).returns<{
      readonly found?: FoundMatch;
    }>(),
    /** Asks for a file name and writes the bytes to it. Resolves before the dialog is shown. */
    saveStream: request(v.strictObject({ id: id(), direction })),
    /** Copies the lines `from` ≤ line < `to` to the clipboard. */
    copyStream: request(v.strictObject({ generation: count(), from: count(), to: count() })).returns<{
      readonly bytes: number;
      readonly isCut: boolean;
    }>(),
  };
};
export type FollowRequests = RequestsOf<typeof followSchemas>;
