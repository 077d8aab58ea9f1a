/**
 * The only access to Node's internals: the descriptor of a socket, and the buffer it reads into. Both are on an
 * undocumented handle object, so everything here is guarded and may return "unknown".
 */
import type { Socket as DatagramSocket } from 'node:dgram';
import type { Server, Socket } from 'node:net';
import { constants } from 'node:os';

/** The descriptor of a stream socket or a server; undefined on Windows and where Node hides it. */
export function descriptorOf(holder: Socket | Server): number | undefined {
  return descriptorIn((holder as unknown as { _handle?: unknown })._handle);
}

/** The descriptor of a datagram socket; its handle is behind a symbol (`_handle` itself is deprecated). */
export function datagramDescriptorOf(socket: DatagramSocket): number | undefined {
  for (const symbol of Object.getOwnPropertySymbols(socket)) {
    const state = membersOf(socket)[symbol];
    if (typeof state === 'object' && state !== null && 'handle' in state) return descriptorIn(state.handle);
  }
  return undefined;
}

/**
 * The handle a stream socket writes through; it outlives the socket's `destroy` until the descriptor is closed, in a
 * later turn. Undefined where Node hides it.
 */
export function writeHandleOf(socket: Socket): WriteHandle | undefined {
  const { _handle: handle } = socket as unknown as { _handle?: unknown };
  if (typeof handle !== 'object' || handle === null || !('writeQueueSize' in handle)) return undefined;
  return typeof handle.writeQueueSize === 'number' ? (handle as WriteHandle) : undefined;
}

export interface WriteHandle {
  /** Bytes of pending writes that the kernel has not accepted, as of now. */
  readonly writeQueueSize: number;
}

/**
 * Whether a TCP connection that has reached the end of its input was reset. The libuv of Node 20 (1.46) treats a reset
 * after the last bytes as an orderly end, and the error is lost; but after a FIN, the connection still has a peer (`man
 * 2 getpeername`). Not valid once our side has ended: then a FIN removes the peer, too.
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

interface ReadSymbols {
  readonly buffer: symbol;
  readonly callback: symbol;
  readonly nextBuffer: symbol;
}

let readSymbols: ReadSymbols | undefined;

/**
 * Makes a stream socket read into our buffers instead of a new one for each chunk: even with the copy that the capture
 * makes, a flood costs less than with Node's `data` events. It does what Node's option `onread` does, which servers do
 * not offer for accepted connections (`net.connect` does).
 *
 * The bytes are valid only during the call of `onBytes`; `data` events no longer occur. Returns false, and changes
 * nothing, where Node lacks the feature, has buffered data already, or the system reads ahead (Windows).
 *
 * @param nextBuffer the buffer of the first read, and after each `onBytes` that of the next
 */
export function readInto(
  socket: Socket,
  nextBuffer: () => Buffer,
  onBytes: (bytes: Buffer) => void,
): boolean {
  const { _handle: handle } = socket as unknown as { _handle?: unknown };
  if (process.platform === 'win32' || socket.readableLength > 0 || !takesBuffer(handle)) return false;
  const symbols = (readSymbols ??= findReadSymbols(socket));
  if (symbols === undefined) return false;
  const first = nextBuffer();
  handle.useUserBuffer(first);
  const members = membersOf(socket);
  members[symbols.buffer] = first;
  members[symbols.callback] = (length: number, buffer: Buffer) => {
    onBytes(buffer.subarray(0, length));
    // Anything else would stop reading.
    return true;
  };
  members[symbols.nextBuffer] = nextBuffer;
  return true;
}

function takesBuffer(handle: unknown): handle is { useUserBuffer(buffer: Buffer): void } {
  if (typeof handle !== 'object' || handle === null || !('useUserBuffer' in handle)) return false;
  return typeof handle.useUserBuffer === 'function';
}

/** The properties where a socket made with `onread` has its buffers and its callback; in any other they are null. */
function findReadSymbols(socket: Socket): ReadSymbols | undefined {
  const members = membersOf(socket);
  const unused = Object.getOwnPropertySymbols(socket).filter((symbol) => members[symbol] === null);
  const named = (name: string): symbol | undefined => unused.find(({ description }) => description === name);
  const [buffer, callback, nextBuffer] = [named('kBuffer'), named('kBufferCb'), named('kBufferGen')];
  if (buffer === undefined || callback === undefined || nextBuffer === undefined) return undefined;
  return { buffer, callback, nextBuffer };
}

function membersOf(socket: object): Record<symbol, unknown> {
  return socket as Record<symbol, unknown>;
}

function descriptorIn(handle: unknown): number | undefined {
  if (typeof handle !== 'object' || handle === null || !('fd' in handle)) return undefined;
  return typeof handle.fd === 'number' && handle.fd >= 0 ? handle.fd : undefined;
}
