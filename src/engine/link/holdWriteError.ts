/** Keeps sockets open after a failed write. */
import type { Socket } from 'node:net';

type Done = (error?: Error | null) => void;
type Write = (chunk: Buffer, encoding: BufferEncoding, done: Done) => void;

/**
 * Keeps a stream open after a failed write. Node destroys it immediately, and what the kernel has received is lost: the
 * response of a server that rejects a large request (413), for one. Linux and the BSDs deliver it to those who read on;
 * the error is reported by the first call after it arrived, which was the write.
 *
 * @param onError called instead, once; `letGo` continues as Node would have: the stream is destroyed with the error.
 * Further calls of it do nothing.
 */
export function holdWriteError(socket: Socket, onError: (error: Error, letGo: () => void) => void): void {
  // Every writable stream implements it (`writable._write` in Node's documentation).
  const stream = socket as unknown as { _write: Write };
  const write = stream._write;
  stream._write = (chunk, encoding, done) => {
    write.call(socket, chunk, encoding, (error) => {
      if (error === null || error === undefined || socket.destroyed) {
        done(error);
        return;
      }
      let isHeld = true;
      onError(error, () => {
        if (isHeld) done(error);
        isHeld = false;
      });
    });
  };
}
