/** One message on the wire. */
export interface Wire {
  readonly kind: 'request' | 'answer' | 'error' | 'cancel' | 'notice' | 'closed';
  readonly id?: number;
  readonly name?: string;
  readonly body?: unknown;
  readonly code?: string;
  readonly message?: string;
}

/** What is posted carries this, so that messages of others on the same port are left alone. */
const mark = 'socketLab';

/** A message as it is posted. */
export function markedWire(wire: Wire): object {
  return { ...wire, mark, ...('body' in wire ? { body: withExactBytes(wire.body) } : {}) };
}

/** Whether something that arrived is a message of ours. Everything else is left to others. */
export function isWire(message: unknown): message is Wire {
  if (typeof message !== 'object' || message === null) return false;
  const { mark: marked, kind, id, name } = message as Wire & { mark?: unknown };
  if (marked !== mark || typeof kind !== 'string') return false;
  if (id !== undefined && !Number.isSafeInteger(id)) return false;
  if (name !== undefined && typeof name !== 'string') return false;
  return ['request', 'answer', 'error', 'cancel', 'notice', 'closed'].includes(kind);
}

/**
 * Bytes that own the whole of their buffer and are a plain `Uint8Array`: a view would bring its whole backing
 * store along (with other people's bytes in it), and Node's `Buffer` arrives as `{ type, data }`.
 */
function exactBytes(bytes: Uint8Array): Uint8Array {
  const exact = bytes.constructor === Uint8Array && bytes.byteLength === bytes.buffer.byteLength;
  return exact ? bytes : new Uint8Array(bytes);
}

/** Only the body and its own properties are examined: our messages carry their bytes there. */
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
