/** Events as newline-delimited JSON: one object per line, bytes as base64. */
import type { EngineEvent } from '../../model/engineEvent.ts';
import { jsonLine } from '../terminal/jsonLine.ts';
import type { EventPrinter } from './eventPrinter.ts';

export const jsonEvents: EventPrinter = {
  print: (event) => [jsonLine(jsonEvent(event))],
  printSkipped: (t, endpoint, count) => jsonLine({ t, type: 'skipped', endpoint, count }),
};

/** Fields are those of `EngineEvent`; `data` has `length` and `bytes`. */
function jsonEvent(event: EngineEvent): object {
  if (event.type !== 'data') return withCode(event);
  const { t, type, endpoint, connection, direction, call, offset, bytes } = event;
  const { buffer, byteOffset, length } = bytes;
  const base64 = Buffer.from(buffer, byteOffset, length).toString('base64');
  return { t, type, endpoint, connection, direction, call, offset, length, bytes: base64 };
}

/** `code` is repeated at the top level, so that a filter need not look into `failure`. */
function withCode(event: Exclude<EngineEvent, { type: 'data' }>): object {
  // A missing `failure` and an undefined one are the same in JSON.
  const { failure } = { failure: undefined, ...event };
  return failure === undefined ? event : { ...event, code: failure.code };
}
