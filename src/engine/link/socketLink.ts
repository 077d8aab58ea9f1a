/** A link over `node:net`: TCP and unix sockets, and named pipes on Windows. */
import type { Socket } from 'node:net';
import { resetError } from '../../node/failures.ts';
import { holdWriteError } from './holdWriteError.ts';
import type { LinkHandlers, StreamLink } from './link.ts';
import { descriptorOf, readInto, wasReset, writeHandleOf, type WriteHandle } from './nodeHandle.ts';
import { LinkReadBuffers } from './linkReadBuffers.ts';
import { sharedReadBuffer } from './readBuffer.ts';

export class SocketLink implements StreamLink {
  readonly canReset: boolean;
  readonly #socket: Socket;
  #handlers: LinkHandlers | undefined;
  #handle: WriteHandle | undefined;
  #hasWritten = false;
  /** Bytes of the latest write that the kernel did not accept immediately. */
  #leftAtFirst: number | undefined;
  #isHalfClosed = false;
  #hasFailedToWrite = false;
  /** Made when something is sent back that was received: most of many idle connections never do. */
  #buffers: LinkReadBuffers | undefined;

  constructor(socket: Socket, { canReset }: Pick<StreamLink, 'canReset'>) {
    this.#socket = socket;
    this.canReset = canReset;
    // An unhandled error would end our process, also before `open`.
    socket.on('error', (error) => this.#handlers?.failed(error));
  }

  get descriptor(): number | undefined {
    return descriptorOf(this.#socket);
  }

  get isDestroyed(): boolean {
    return this.#socket.destroyed;
  }

  get isEncrypted(): boolean {
    return false;
  }

  get isWriting(): boolean {
    return this.#socket.writableLength > 0;
  }

  get isFull(): boolean {
    return this.isWriting;
  }

  get unwrittenBytes(): number {
    return this.#handle?.writeQueueSize ?? this.#socket.writableLength;
  }

  open(handlers: LinkHandlers, { keepsBytes }: { readonly keepsBytes: boolean }): void {
    const socket = this.#socket;
    const isOpen = this.#handlers !== undefined;
    this.#handlers = handlers;
    if (isOpen) return;
    const onBytes = (bytes: Buffer): void => this.#handlers?.chunk(bytes);
    if (!keepsBytes && readInto(socket, () => this.#buffers?.next() ?? sharedReadBuffer(), onBytes))
      socket.resume();
    else socket.on('data', onBytes);
    socket.on('end', () => this.#ended());
    socket.on('close', () => this.#handlers?.closed());
  }

  takesInPlace(bytes: Uint8Array): boolean {
    this.#buffers ??= new LinkReadBuffers();
    return this.#buffers.takesInPlace(bytes);
  }

  write(bytes: Uint8Array): void {
    const socket = this.#socket;
    if (!this.#hasWritten) {
      this.#hasWritten = true;
      this.#handle = writeHandleOf(socket);
      holdWriteError(socket, (error, letGo) => this.#writeFailed(error, letGo));
    }
    this.#leftAtFirst = undefined;
    socket.write(bytes, (error) => {
      this.#buffers?.written();
      // A failed write is reported by `writeFailed`.
      if (error === null || error === undefined) this.#handlers?.taken();
    });
    if (socket.writableLength === 0) return;
    this.#leftAtFirst = this.#handle?.writeQueueSize;
    this.#buffers?.writing(bytes);
  }

  shutdown(done: () => void): void {
    this.#isHalfClosed = true;
    this.#socket.end((error?: Error | null) => {
      if (error === null || error === undefined) done();
    });
  }

  reset(): void {
    this.#socket.resetAndDestroy();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  #ended(): void {
    // After a failed write, the end may be what is left of a reset, which the system reports only once.
    if (!this.#isHalfClosed && !this.#hasFailedToWrite && wasReset(this.#socket))
      this.#socket.destroy(resetError());
    else this.#handlers?.ended();
  }

  #writeFailed(error: Error, letGo: () => void): void {
    this.#hasFailedToWrite = true;
    // The handle no longer has the write. What it accepted after the first part is unknown, and hardly arrived.
    this.#handlers?.writeFailed(error, this.#leftAtFirst ?? this.#socket.writableLength, letGo);
  }
}
