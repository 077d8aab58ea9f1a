/**
 * The one place that looks behind Node's public API: the file descriptor of a socket, and where it reads to. Node
 * keeps both on a handle object without promising it, so everything here is guarded and may answer "unknown".
 */
import type { Socket as DatagramSocket } from 'node:dgram';
import type { Server, Socket } from 'node:net';
import { constants } from 'node:os';
import { readBuffer } from './readBuffer.ts';

/** The descriptor of a stream socket or a server; undefined on Windows and where Node hides it. */
export function descriptorOf(holder: Socket | Server): number | undefined {
  return descriptorIn((holder as unknown as { _handle?: unknown })._handle);
}

/** The descriptor of a datagram socket; its handle sits behind a symbol (`_handle` itself is deprecated). */
export function datagramDescriptorOf(socket: DatagramSocket): number | undefined {
  for (const symbol of Object.getOwnPropertySymbols(socket)) {
    const state = membersOf(socket)[symbol];
    if (typeof state === 'object' && state !== null && 'handle' in state) return descriptorIn(state.handle);
  }
  return undefined;
}

/**
 * What a stream socket writes through; it outlives the socket's `destroy` until the descriptor is closed, in a later
 * turn. Undefined where Node hides it.
 */
export function writeHandleOf(socket: Socket): WriteHandle | undefined {
  const { _handle: handle } = socket as unknown as { _handle?: unknown };
  if (typeof handle !== 'object' || handle === null || !('writeQueueSize' in handle)) return undefined;
  return typeof handle.writeQueueSize === 'number' ? (handle as WriteHandle) : undefined;
}

export interface WriteHandle {
  /** Bytes of the writes under way that the kernel has not taken, as of now. */
  readonly writeQueueSize: number;
}

/**
 * Whether a TCP connection whose reading has come to its end was reset. The libuv of Node 20 (1.46) takes a reset
 * behind the last bytes for an orderly end, and the error is gone; a peer's FIN leaves the connection, which has a
 * peer then (`man 2 getpeername`). Not to be asked once our side has ended: then a FIN takes it away, too.
 */
export function wasReset(socket: Socket): boolean {
  const { _handle: handle } = socket as unknown as { _handle?: unknown };
  if (process.platform !== 'linux' || !hasPeerName(handle)) return false;
  return handle.getpeername({}) === -constants.errno.ENOTCONN;
}

function hasPeerName(handle: unknown): handle is { getpeername(into: object): number } {
  if (typeof handle !== 'object' || handle === null || !('getpeername' in handle)) return false;
  return typeof handle.getpeername === 'function';
}

let readSymbols: { readonly buffer: symbol; readonly callback: symbol } | undefined;

/**
 * Has a stream socket read into one buffer that all of them share, instead of a new one for each chunk: with the
 * copy that the capture makes, a flood costs less than plain Node's `data` events do. It is what Node's option
 * `onread` does, which servers do not offer for the connections they accept (`net.connect` does).
 *
 * The bytes are valid only during the call of `onBytes`; `data` events no longer come. False, and nothing is
 * changed, where Node has no such thing, has something to give already, or the system reads ahead (Windows).
 */
export function readShared(socket: Socket, onBytes: (bytes: Buffer) => void): boolean {
  const { _handle: handle } = socket as unknown as { _handle?: unknown };
  if (process.platform === 'win32' || socket.readableLength > 0 || !takesBuffer(handle)) return false;
  const symbols = (readSymbols ??= findReadSymbols(socket));
  if (symbols === undefined) return false;
  const buffer = readBuffer();
  handle.useUserBuffer(buffer);
  const members = membersOf(socket);
  members[symbols.buffer] = buffer;
  members[symbols.callback] = (length: number) => {
    onBytes(buffer.subarray(0, length));
    // Anything else would stop the reading.
    return true;
  };
  return true;
}

function takesBuffer(handle: unknown): handle is { useUserBuffer(buffer: Buffer): void } {
  if (typeof handle !== 'object' || handle === null || !('useUserBuffer' in handle)) return false;
  return typeof handle.useUserBuffer === 'function';
}

/** Where a socket made with `onread` has its buffer and its callback; every other has null there. */
function findReadSymbols(socket: Socket): typeof readSymbols {
  const members = membersOf(socket);
  const unused = Object.getOwnPropertySymbols(socket).filter((symbol) => members[symbol] === null);
  const buffer = unused.find(({ description }) => description === 'kBuffer');
  const callback = unused.find(({ description }) => description === 'kBufferCb');
  return buffer === undefined || callback === undefined ? undefined : { buffer, callback };
}

function membersOf(socket: object): Record<symbol, unknown> {
  return socket as Record<symbol, unknown>;
}

function descriptorIn(handle: unknown): number | undefined {
  if (typeof handle !== 'object' || handle === null || !('fd' in handle)) return undefined;
  return typeof handle.fd === 'number' && handle.fd >= 0 ? handle.fd : undefined;
}
