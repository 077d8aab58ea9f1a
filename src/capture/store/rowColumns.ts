import type { Data, EngineEvent, EngineEventType } from '../../model/engineEvent.ts';
import { eventTypes } from '../../model/eventTypes.ts';

/**
 * One block of the capture's columns: 37 bytes per row. Ids go up to 2^32 - 1; times, offsets and positions are
 * float64, exact up to 2^53.
 */
export interface RowBlock {
  /** Microseconds since the engine started. */
  readonly t: Float64Array;
  readonly endpoint: Uint32Array;
  /** 0: the event belongs to the endpoint itself. */
  readonly connection: Uint32Array;
  /** See `kindOf`. */
  readonly kind: Uint8Array;
  /** Payload bytes of `data`, else 0. */
  readonly length: Uint32Array;
  /** Stream offset of `data`, else 0. */
  readonly offset: Float64Array;
  /** For `data`: position in the byte ring; otherwise: number of the stored event. */
  readonly position: Float64Array;
}

export function createRowBlock(rows: number): RowBlock {
  return {
    t: new Float64Array(rows),
    endpoint: new Uint32Array(rows),
    connection: new Uint32Array(rows),
    kind: new Uint8Array(rows),
    length: new Uint32Array(rows),
    offset: new Float64Array(rows),
    position: new Float64Array(rows),
  };
}

const typeNumbers = Object.fromEntries(eventTypes.map((type, number) => [type, number])) as Readonly<
  Record<EngineEventType, number>
>;

const typeMask = 0b11111;
const outBit = 0b100000;
const callShift = 6;
const dataCalls = ['recv', 'recvfrom', 'send', 'sendto'] as const;

/** A row's type in five bits; for `data` also its direction (one bit) and call (two bits). */
export function kindOf(event: EngineEvent): number {
  if (event.type !== 'data') return typeNumbers[event.type];
  return (event.direction === 'out' ? outBit : 0) | (dataCalls.indexOf(event.call) << callShift);
}

export function typeOfKind(kind: number): EngineEventType {
  return eventTypes[kind & typeMask] ?? 'data';
}

export function isDataKind(kind: number): boolean {
  return (kind & typeMask) === 0;
}

/** Of a `data` row. */
export function directionOfKind(kind: number): Data['direction'] {
  return (kind & outBit) === 0 ? 'in' : 'out';
}

/** Of a `data` row. */
export function callOfKind(kind: number): Data['call'] {
  return dataCalls[kind >> callShift] ?? 'recv';
}
