/** What a page and its host exchange about following one connection's bytes. */
import type {
  FoundMatch,
  LinesResult,
  LinesRequest,
  StreamDirection,
  StreamSummary,
  FollowRequest,
} from '../model/follow.ts';

/** Of a line: more does not fit into any view, and fewer are no line. */
export const columnsLimit = { least: 8, most: 400 } as const;
/** Lines that a page may request together. */
export const linesLimit = 500;
/** Characters that may be looked for. */
export const findLimit = 1000;

/** Host → page. */
export interface FollowNotices {
  /** What there is by now of the stream that is followed. */
  stream: StreamSummary;
  /** A command follows this connection. */
  openStream: { readonly id: number };
}

/** Page → host. */
export interface FollowRequests {
  /** Without `stream`: nothing is followed any more. */
  followStream: { params: { readonly stream?: FollowRequest }; result: null };
  streamLines: { params: LinesRequest; result: LinesResult };
  /** What is looked for from now on; empty: nothing. */
  streamFind: { params: { readonly text: string }; result: null };
  /** To the next or previous match: of the one before, or as seen from a line. */
  streamMatch: {
    params: { readonly step: 1 | -1; readonly line: number };
    result: { readonly found?: FoundMatch };
  };
  /** Asks for a file and writes the bytes into it. Resolves before the question. */
  saveStream: { params: { readonly id: number; readonly direction: StreamDirection }; result: null };
  /** Puts lines from `from` up to but without `to` onto the clipboard. */
  copyStream: {
    params: { readonly generation: number; readonly from: number; readonly to: number };
    result: { readonly bytes: number; readonly isCut: boolean };
  };
}
