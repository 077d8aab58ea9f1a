/**
 * The buffer that all stream sockets read into, so that a flood costs no allocation; callers copy the bytes they keep.
 */

/** libuv reads at most this much at once, however large the buffer. */
const readBufferBytes = 64 * 1024;
let buffer: Buffer | undefined;

export function readBuffer(): Buffer {
  return (buffer ??= Buffer.allocUnsafeSlow(readBufferBytes));
}

/**
 * Returns the bytes themselves if they are stable, and a copy if they are in the read buffer, which the next read
 * overwrites.
 */
export function keptBytes(bytes: Uint8Array): Uint8Array {
  return bytes.buffer === buffer?.buffer ? Buffer.from(bytes) : bytes;
}
