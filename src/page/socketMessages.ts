/** What a page and its host exchange about sockets: which there are, and what is done with one. */
import type { Endpoint } from '../model/endpoint.ts';

/** Host → page. */
export interface SocketNotices {
  endpoints: EndpointsNotice;
}

/** Page → host. */
export interface SocketRequests {
  /** The first step, from the empty list: the command that asks for an address and opens it. */
  start: { params: { readonly kind: 'listener' | 'client' }; result: null };
  /** Opens the sockets of the previous session again. */
  restorePreviousSession: { params: Record<string, never>; result: null };
  /** Mentions them no more. */
  forgetPreviousSession: { params: Record<string, never>; result: null };
  /** Runs one of our commands on an endpoint or connection. */
  act: { params: { readonly action: SocketAction; readonly id: number }; result: null };
  /** Where the composer sends from now on. */
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
  /** How it is called: it may be none of the connections listed. */
  readonly targetLabel?: string;
  /** Sockets that were open when the last window or extension host ended. */
  readonly previousSession: number;
}

export type SocketAction = 'stop' | 'halfClose' | 'reset' | 'pauseReading' | 'resumeReading';
