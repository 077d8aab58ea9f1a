/**
 * The one buffer that all stream sockets read into: a flood then costs no allocation, and who keeps bytes copies them.
 */

/** libuv reads at most this much at once, whatever it is offered. */
const readBufferBytes = 64 * 1024;
let buffer: Buffer | undefined;

export function readBuffer(): Buffer {
  return (buffer ??= Buffer.allocUnsafeSlow(readBufferBytes));
}

/** The same bytes where they stay as they are; a copy where they are in the read buffer, which the next read changes. */
export function keptBytes(bytes: Uint8Array): Uint8Array {
  return bytes.buffer === buffer?.buffer ? Buffer.from(bytes) : bytes;
}
