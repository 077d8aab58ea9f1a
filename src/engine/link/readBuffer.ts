/**
 * The buffers that stream sockets read into: one for all of them, so that a flood costs no allocation, or their own.
 * Callers copy the bytes they keep.
 */

/** libuv reads at most this much at once, however large the buffer. */
const readBufferBytes = 64 * 1024;
let shared: Buffer | undefined;
const all = new WeakSet<ArrayBufferLike>();

/** The buffer of all sockets without their own. */
export function sharedReadBuffer(): Buffer {
  return (shared ??= newReadBuffer());
}

export function newReadBuffer(): Buffer {
  const buffer = Buffer.allocUnsafeSlow(readBufferBytes);
  all.add(buffer.buffer);
  return buffer;
}

/**
 * Returns the bytes themselves if they are stable, and a copy if they are in a read buffer, which the next read
 * overwrites.
 */
export function keptBytes(bytes: Uint8Array): Uint8Array {
  return all.has(bytes.buffer) ? Buffer.from(bytes) : bytes;
}
