/** The messages of a channel as they are posted. */
import { messagesVersion } from './messagesVersion.ts';

export interface Wire {
  readonly kind: 'request' | 'result' | 'error' | 'cancel' | 'notice' | 'closed';
  readonly id?: number;
  readonly name?: string;
  readonly body?: unknown;
  readonly code?: string;
  readonly message?: string;
  /** Set by `markedWire`. */
  readonly version?: string;
}

/** Marks our messages, as others may use the same port. */
const mark = 'socketLab';

export function markedWire(wire: Wire): object {
  return {
    ...wire,
    mark,
    version: messagesVersion,
    ...('body' in wire ? { body: withExactBytes(wire.body) } : {}),
  };
}

/** Whether a received value is a message of ours; all others are ignored. */
export function isWire(message: unknown): message is Wire {
  if (typeof message !== 'object' || message === null) return false;
  const { mark: marked, kind, id, name } = message as Wire & { mark?: unknown };
  if (marked !== mark || typeof kind !== 'string') return false;
  if (id !== undefined && !Number.isSafeInteger(id)) return false;
  if (name !== undefined && typeof name !== 'string') return false;
  return ['request', 'result', 'error', 'cancel', 'notice', 'closed'].includes(kind);
}

/**
 * Bytes as a plain `Uint8Array` that owns its whole buffer: a view would be posted with its entire backing store
 * (including unrelated bytes), and Node's `Buffer` arrives as `{ type, data }`.
 */
function exactBytes(bytes: Uint8Array): Uint8Array {
  const exact = bytes.constructor === Uint8Array && bytes.byteLength === bytes.buffer.byteLength;
  return exact ? bytes : new Uint8Array(bytes);
}

/** Examines only the body and its own properties, where our messages carry bytes. */
function withExactBytes(body: unknown): unknown {
  if (body instanceof Uint8Array) return exactBytes(body);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const entries = Object.entries(body);
  if (!entries.some(([, value]) => value instanceof Uint8Array)) return body;
  return Object.fromEntries(
    entries.map(([key, value]: [string, unknown]) => [
      key,
      value instanceof Uint8Array ? exactBytes(value) : value,
    ]),
  );
}
