/** Messages about following one connection's bytes. */
import type {
  FoundMatch,
  LinesResult,
  LinesRequest,
  StreamDirection,
  StreamSummary,
  FollowRequest,
} from '../model/follow.ts';

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
export interface FollowRequests {
  /** Without `stream`: stop following. */
  followStream: { params: { readonly stream?: FollowRequest }; result: null };
  streamLines: { params: LinesRequest; result: LinesResult };
  /** Sets the text to search for; empty: none. */
  streamFind: { params: { readonly text: string }; result: null };
  /** Goes to the next or previous match, relative to the current one or else to a line. */
  streamMatch: {
    params: { readonly step: 1 | -1; readonly line: number };
    result: { readonly found?: FoundMatch };
  };
  /** Asks for a file name and writes the bytes to it. Resolves before the dialog is shown. */
  saveStream: { params: { readonly id: number; readonly direction: StreamDirection }; result: null };
  /** Copies the lines `from` ≤ line < `to` to the clipboard. */
  copyStream: {
    params: { readonly generation: number; readonly from: number; readonly to: number };
    result: { readonly bytes: number; readonly isCut: boolean };
  };
}
