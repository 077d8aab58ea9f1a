/** Standard input, output and error, whether they are files, pipes or terminals. */
import { fstatSync, writeSync, type Stats } from 'node:fs';
import { Readable, Writable } from 'node:stream';

/** A file's stream queues nothing, so large batches cost no memory. */
const fileHighWaterMarkBytes = 1024 * 1024;

export type StandardInput = Readable & { readonly isTTY?: boolean };
export type StandardStream = Writable & { readonly isTTY?: boolean };

/**
 * The process's stream, except for files, for which short writes are continued: Node's own (`SyncWriteStream`) ignores
 * them, and they occur when a disk becomes full or a file reaches its size limit.
 */
export function standardStream(name: 'stdout' | 'stderr'): StandardStream {
  const fd = name === 'stdout' ? 1 : 2;
  return statsOf(fd)?.isFile() === true ? wholeWrites((chunk) => writeSync(fd, chunk)) : process[name];
}

/** The process's stdin; a folder, which Node treats as an empty file, fails with EISDIR as `read` does. */
export function standardInput(): StandardInput {
  if (statsOf(0)?.isDirectory() !== true) return process.stdin;
  return new Readable({
    read() {
      this.destroy(Object.assign(new Error('EISDIR'), { code: 'EISDIR' }));
    },
  });
}

function statsOf(fd: number): Stats | undefined {
  try {
    return fstatSync(fd);
  } catch {
    // A Windows console has no stats.
    return undefined;
  }
}

/** @param write may write only a part, like `write(2)`, and returns how many bytes; or throws */
export function wholeWrites(write: (bytes: Uint8Array) => number): Writable {
  return new Writable({
    highWaterMark: fileHighWaterMarkBytes,
    write(chunk: Buffer, _encoding, done) {
      try {
        for (let at = 0; at < chunk.length;) at += write(chunk.subarray(at));
      } catch (error) {
        done(error as Error);
        return;
      }
      done();
    },
  });
}
