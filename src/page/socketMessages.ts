/** Messages about sockets: the list of endpoints, and actions on them. */
import type { Endpoint } from '../model/endpoint.ts';

/** Host → page. */
export interface SocketNotices {
  endpoints: EndpointsNotice;
}

/** Page → host. */
export interface SocketRequests {
  /** Runs the command that asks for an address and opens it, from the empty list. */
  start: { params: { readonly kind: 'listener' | 'client' }; result: null };
  /** Reopens the sockets of the previous session. */
  restorePreviousSession: { params: Record<string, never>; result: null };
  /** Dismisses them. */
  forgetPreviousSession: { params: Record<string, never>; result: null };
  /** Runs a command on an endpoint or connection. */
  act: { params: { readonly action: SocketAction; readonly id: number }; result: null };
  /** Sets the composer's target. */
  setTarget: { params: { readonly id: number }; result: null };
}

export interface EndpointsNotice {
  /** All endpoints; each with at most 50 connections, the open ones first. */
  readonly endpoints: readonly Endpoint[];
  readonly rates: {
    readonly inBytesPerSecond: number;
    readonly outBytesPerSecond: number;
  };
  /** The endpoint or connection that the composer sends to unless a request names another. */
  readonly target?: number;
  /** Its label, as it may not be among the connections listed. */
  readonly targetLabel?: string;
  /** Sockets that were open when the last window or extension host ended. */
  readonly previousSession: number;
}

export type SocketAction = 'stop' | 'halfClose' | 'reset' | 'pauseReading' | 'resumeReading';
