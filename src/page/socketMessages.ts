/** Messages about sockets: the list of endpoints, and actions on them. */
import * as v from 'valibot';
import type { Endpoint } from '../model/endpoint.ts';
import { id, nothing, request, type RequestsOf } from './requestSchema.ts';

/** What is done to an endpoint or a connection. */
const socketActions = ['stop', 'halfClose', 'reset', 'pauseReading', 'resumeReading'] as const;
export type SocketAction = (typeof socketActions)[number];

/** Host → page. */
export interface SocketNotices {
  endpoints: EndpointsNotice;
}

/** Page → host. */
export const socketSchemas = () => ({
  /** Runs the command that asks for an address and opens it, from the empty list. */
  start: request(v.strictObject({ kind: v.picklist(['listener', 'client']) })),
  /** Reopens the sockets of the previous session. */
  restorePreviousSession: request(nothing()),
  /** Dismisses them. */
  forgetPreviousSession: request(nothing()),
  /** Runs a command on an endpoint or connection. */
  act: request(v.strictObject({ action: v.picklist(socketActions), id: id() })),
  /** Sets the composer's target. */
  setTarget: request(v.strictObject({ id: id() })),
});
export type SocketRequests = RequestsOf<typeof socketSchemas>;

export interface EndpointsNotice {
  /** All endpoints; each with at most 50 connections, the open ones first. */
  readonly endpoints: readonly Endpoint[];
  readonly rates: {
    readonly inBytesPerSecond: number;
    readonly outBytesPerSecond: number;
  };
  /** What the composer sends to unless a request names another; absent: nobody, or several to pick from. */
  readonly target?: number;
  /** Its label, as it may not be among the connections listed. */
  readonly targetLabel?: string;
  /** A line to show beside the target because it has changed by itself: `Now sending to …`; empty: none. */
  readonly targetNote: string;
  /** Sockets that were open when the last window or extension host ended. */
  readonly previousSession: number;
}
