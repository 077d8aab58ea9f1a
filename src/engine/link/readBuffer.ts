/**
 * The buffers that stream sockets read into: one for all of them, so that a flood costs no allocation, or their own.
 * Callers copy the bytes they keep.
 */

/** libuv reads at most this much at once, however large the buffer. */
const readBufferBytes = 64 * 1024;
let shared: Buffer | undefined;
let join: Buffer | undefined;
const all = new WeakSet<ArrayBufferLike>();
/** Copying fewer bytes is cheaper than another buffer. */
const borrowedFrom = 16 * 1024;
const borrowed = new WeakSet<ArrayBufferLike>();
/** Returned ones, for the next reads: as many as a relay has under way. */
const spare: Buffer[] = [];
const spareLimit = 8;

/** The buffer of all sockets without their own. */
export function sharedReadBuffer(): Buffer {
  return (shared ??= newReadBuffer());
}

/** The buffer in which pieces of one read are put together; no socket reads into it. */
export function sharedJoinBuffer(): Buffer {
  return (join ??= newReadBuffer());
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

/**
 * As `keptBytes`, but large bytes of a shared buffer stay where they are, and the next read goes to another one. Who
 * is done with them may return them.
 */
export function borrowedBytes(bytes: Uint8Array): Uint8Array {
  const isShared = bytes.buffer === shared?.buffer;
  if (bytes.length < borrowedFrom || (!isShared && bytes.buffer !== join?.buffer)) return keptBytes(bytes);
  borrowed.add(bytes.buffer);
  if (isShared) shared = spare.pop();
  else join = spare.pop();
  return bytes;
}

/** Nobody may use them any more. Other bytes than borrowed ones are left alone. */
export function returnBytes(bytes: Uint8Array): void {
  if (borrowed.delete(bytes.buffer) && spare.length < spareLimit)
    spare.push(Buffer.from(bytes.buffer, 0, readBufferBytes));
}
