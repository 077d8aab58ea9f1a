import { Writable } from 'node:stream';

/** A stream whose reader reads only on demand. */
export class SlowStream extends Writable {
  readonly lines: string[] = [];
  #reading = false;
  #held: (() => void) | undefined;

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.lines.push(
      ...chunk
        .toString()
        .split('\n')
        .filter((line) => line !== ''),
    );
    if (this.#reading) done();
    else this.#held = done;
  }

  readAll(): void {
    this.#reading = true;
    this.#held?.();
  }
}
