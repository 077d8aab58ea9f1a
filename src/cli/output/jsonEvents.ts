/** Events as newline-delimited JSON: one object per line, bytes as base64. */
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { HeldItem } from '../../model/heldItem.ts';
import { jsonLine } from '../terminal/jsonLine.ts';
import type { EventPrinter } from './eventPrinter.ts';

export const jsonEvents: EventPrinter = {
  print: (event) => [jsonLine(jsonEvent(event))],
  printSkipped: (t, endpoint, count) => jsonLine({ t, type: 'skipped', endpoint, count }),
};

/** What a relay holds, as a line in answer to `held`. */
export function heldJson(endpoint: number, items: readonly HeldItem[]): string {
  const shown = items.map(({ id, t, connection, flow, bytes }) => {
    return { id, t, connection, flow, length: bytes.length, bytes: base64(bytes) };
  });
  return jsonLine({ type: 'held', endpoint, items: shown });
}

/** Fields are those of `EngineEvent`; `data` has `length` and `bytes`. */
function jsonEvent(event: EngineEvent): object {
  if (event.type !== 'data') return withCode(event);
  const { t, type, endpoint, connection, direction, call, offset, bytes } = event;
  const { length } = bytes;
  return { t, type, endpoint, connection, direction, call, offset, length, bytes: base64(bytes) };
}

function base64({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('base64');
}

/** `code` is repeated at the top level, so that a filter need not look into `failure`. */
function withCode(event: Exclude<EngineEvent, { type: 'data' }>): object {
  // A missing `failure` and an undefined one are the same in JSON.
  const { failure } = { failure: undefined, ...event };
  return failure === undefined ? event : { ...event, code: failure.code };
}
