import type { StdinForm } from '../options/rawOptions.ts';
/** stdin → socket, raw, with back-pressure: while a write is queued, stdin is not read. */
import type { Engine } from '../../engine/engine.ts';
import { errorCode } from '../../node/failures.ts';
import { datagramLimitBytes } from '../../model/datagramLimit.ts';
import type { Failure } from '../../model/result.ts';
import type { StandardInput } from '../terminal/standardStream.ts';
import { CrlfEnds, WholeLines } from './stdinText.ts';

export interface StdinPumpOptions {
  readonly engine: Engine;
  readonly input: StandardInput;
  /** Each chunk of stdin is sent as a datagram, or several if it is too long, before the next is read. */
  readonly datagrams: boolean;
  readonly form: StdinForm;
  /** The connection or client to send to, if there is one. */
  target(): number | undefined;
  onRead(chunk: Uint8Array): void;
  onSent(): void;
  onEnd(): void;
  /** Sending failed, or reading stdin did. */
  onFailure(failure: Failure): void;
}

export class StdinPump {
  readonly #options: StdinPumpOptions;
  readonly #crlf: CrlfEnds | undefined;
  readonly #lines: WholeLines | undefined;
  #started = false;
  #stopped = false;
  #ended = false;
  #blocked = false;

  constructor(options: StdinPumpOptions) {
    this.#options = options;
    this.#crlf = options.form.crlf ? new CrlfEnds() : undefined;
    this.#lines = options.form.lines ? new WholeLines(datagramLimitBytes) : undefined;
  }

  /** True once stdin has ended. */
  get ended(): boolean {
    return this.#ended;
  }

  /** True while a write is queued. */
  get blocked(): boolean {
    return this.#blocked;
  }

  /** Starts reading, or resumes after `hold`. */
  start(): void {
    const { input } = this.#options;
    if (this.#stopped || this.#ended) return;
    if (this.#started) {
      if (!this.#blocked) input.resume();
      return;
    }
    this.#started = true;
    input.on('data', (chunk: Buffer) => this.#take(chunk));
    input.once('end', () => this.#finish());
    input.once('error', (error) => this.#fail(error));
  }

  /** Pauses reading while there is no connection. */
  hold(): void {
    if (this.#started && !this.#ended) this.#options.input.pause();
  }

  /** Stops for good. */
  stop(): void {
    this.#stopped = true;
    if (this.#started) this.#options.input.destroy();
  }

  #fail(error: Error): void {
    const code = errorCode(error);
    const reason = code === 'EISDIR' ? ': it is a folder' : '';
    // A terminal that was closed counts as the end of input.
    if (code !== 'EIO' || !this.#options.input.isTTY)
      this.#options.onFailure({ code, message: `stdin could not be read${reason}.` });
    this.#finish();
  }

  #finish(): void {
    if (this.#ended || this.#stopped) return;
    this.#sendAll(this.#lines?.end() ?? []);
    this.#ended = true;
    this.#options.onEnd();
  }

  #take(chunk: Uint8Array): void {
    this.#options.onRead(chunk);
    const bytes = this.#crlf?.convert(chunk) ?? chunk;
    this.#sendAll(this.#lines?.push(bytes) ?? [bytes]);
  }

  #sendAll(chunks: readonly Uint8Array[]): void {
    const { engine, datagrams } = this.#options;
    const target = this.#options.target();
    if (target === undefined || this.#stopped || chunks.length === 0) return;
    let waits = datagrams;
    for (const bytes of chunks.flatMap((chunk) => this.#cut(chunk))) {
      const result = engine.send(target, bytes);
      if (!result.ok) {
        this.#options.onFailure(result.failure);
        return;
      }
      waits ||= result.value.waits;
    }
    this.#options.onSent();
    if (waits) void this.#waitUntilDrained(target);
  }

  /** Splits a chunk that is too long for a datagram. */
  #cut(chunk: Uint8Array): Uint8Array[] {
    if (!this.#options.datagrams || chunk.length <= datagramLimitBytes) return [chunk];
    const pieces: Uint8Array[] = [];
    for (let start = 0; start < chunk.length; start += datagramLimitBytes)
      pieces.push(chunk.subarray(start, start + datagramLimitBytes));
    return pieces;
  }

  async #waitUntilDrained(target: number): Promise<void> {
    this.#blocked = true;
    this.#options.input.pause();
    await this.#options.engine.whenDrained(target);
    this.#blocked = false;
    if (this.#options.target() !== undefined && !this.#stopped) this.#options.input.resume();
  }
}
