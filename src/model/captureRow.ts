import type { EngineEvent, EngineEventType } from './engineEvent.ts';
import type { Direction } from './eventScope.ts';
import type { SocketCall } from './socketCall.ts';

/** One captured event, without its bytes. */
export interface CaptureRow {
  /** Global, from 0, never reused while the capture lives. */
  readonly seq: number;
  /** Microseconds since the engine started. */
  readonly t: number;
  readonly endpoint: number;
  /** 0: the event belongs to the endpoint itself. */
  readonly connection: number;
  readonly type: EngineEventType;
  readonly call?: SocketCall;
  readonly direction?: Direction;
  /** Bytes of a chunk or datagram; 0 for everything else. */
  readonly length: number;
  /** Stream offset of its first byte, in its direction. */
  readonly offset: number;
  /** The event itself for everything but `data`. */
  readonly event?: Exclude<EngineEvent, { type: 'data' }>;
}

/** The first data that went the other way after a request. */
export interface RowAnswer {
  readonly seq: number;
  /** Microseconds from the request. */
  readonly afterUs: number;
}

/** What the capture holds and what it no longer holds. Sequence numbers are half-open: `first` ≤ seq < `next`. */
export interface CaptureSummary {
  /** Goes up by one each time the capture is cleared. */
  readonly generation: number;
  readonly first: number;
  readonly next: number;
  readonly keptBytes: number;
  readonly limitBytes: number;
  readonly limitRows: number;
  /** Events that were evicted; those removed by clearing do not count. */
  readonly droppedEvents: number;
  readonly droppedBytes: number;
}
