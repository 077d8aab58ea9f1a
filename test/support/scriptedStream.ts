import { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import { errnoError } from './errnoError.ts';

/** A stream socket without a network: a real Node stream, whose reads, writes and failures are scripted by the test. */
export class ScriptedStream extends Duplex {
  readonly written: Buffer[] = [];
  /** The kernel's buffer is full: writes block until `takeWrite`. */
  stuck = false;
  #taken: (() => void) | undefined;
  #writeError: string | undefined;

  constructor() {
    super({ allowHalfOpen: true });
  }

  get asSocket(): Socket {
    return this as unknown as Socket;
  }

  override _read(): void {
    // Received data is pushed by the test.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    if (this.#writeError !== undefined) {
      done(errnoError(this.#writeError, 'write'));
      return;
    }
    const take = (): void => {
      this.written.push(chunk);
      done();
    };
    if (this.stuck) this.#taken = take;
    else take();
  }

  /** Completes the blocked write. */
  takeWrite(): void {
    this.#taken?.();
  }

  /** Makes further writes fail. */
  failWrite(code: string): void {
    this.#writeError = code;
  }

  hear(text: string): void {
    this.push(Buffer.from(text));
  }

  hearEnd(): void {
    this.push(null);
  }

  fail(code: string, syscall: string): void {
    this.destroy(errnoError(code, syscall));
  }

  resetAndDestroy(): this {
    return this.destroy();
  }
}
