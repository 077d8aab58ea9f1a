/** Standard input, output and error, of files as well as of pipes and terminals. */
import { fstatSync, writeSync, type Stats } from 'node:fs';
import { Readable, Writable } from 'node:stream';

/** Nothing waits in a file's stream, so that much at once costs no memory. */
const fileHighWaterMarkBytes = 1024 * 1024;

export type StandardInput = Readable & { readonly isTTY?: boolean };
export type StandardStream = Writable & { readonly isTTY?: boolean };

/**
 * The process's stream, but for a file, where all of each chunk is written: Node's own takes a short write for a whole
 * one (`SyncWriteStream`), and a disk that gets full, or a file as long as it may be, does one first.
 */
export function standardStream(name: 'stdout' | 'stderr'): StandardStream {
  const fd = name === 'stdout' ? 1 : 2;
  return statsOf(fd)?.isFile() === true ? wholeWrites((chunk) => writeSync(fd, chunk)) : process[name];
}

/** The process's stdin; a folder, which Node takes for an empty file, fails as it does where it is read. */
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
    // A console of Windows has no stats.
    return undefined;
  }
}

/** @param write writes the beginning of its bytes, as `write` does, and returns how many; or throws */
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
