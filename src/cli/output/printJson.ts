/** Events as newline-delimited JSON: one object per line, bytes as base64. */
import type { EngineEvent } from '../../model/engineEvent.ts';
import { jsonLine } from '../terminal/jsonLine.ts';

/** The line of an event, without its end. Fields are those of `EngineEvent`; `data` has `length` and `bytes`. */
export function printJson(event: EngineEvent): string {
  if (event.type !== 'data') return jsonLine(withCode(event));
  const { t, type, endpoint, connection, direction, call, offset, bytes } = event;
  const { buffer, byteOffset, length } = bytes;
  const base64 = Buffer.from(buffer, byteOffset, length).toString('base64');
  return jsonLine({ t, type, endpoint, connection, direction, call, offset, length, bytes: base64 });
}

/** `code` stands at the top too, so that a filter need not look into `failure`. */
function withCode(event: Exclude<EngineEvent, { type: 'data' }>): object {
  // An event without `failure`, and one that has it undefined, are the same to whoever reads the line.
  const { failure } = { failure: undefined, ...event };
  return failure === undefined ? event : { ...event, code: failure.code };
}

/** The line for events that were left out because the output was not read. */
export function printSkippedJson(t: number, endpoint: number, count: number): string {
  return jsonLine({ t, type: 'skipped', endpoint, count });
}
