import type { Socket } from 'node:net';

type Done = (error?: Error | null) => void;
type Write = (chunk: Buffer, encoding: BufferEncoding, done: Done) => void;

/**
 * Keeps a stream alive whose write has failed. Node destroys it at once, and what the kernel has received is lost:
 * the answer of a server that had enough (413), for one. Linux and the BSDs give it to who reads on; the error is
 * told by the first call after it came, which was the write.
 *
 * @param onError told instead, once; `letGo` goes on as Node would have: the stream is destroyed with the error. Further
 *   calls of it do nothing.
 */
export function holdWriteError(socket: Socket, onError: (error: Error, letGo: () => void) => void): void {
  // What every implementation of a writable stream has (`writable._write` in Node's documentation).
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
