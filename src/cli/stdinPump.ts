/** stdin → socket, raw, as fast as the peer reads: a write that must wait stops the reading of stdin. */
import type { Readable } from 'node:stream';
import type { Engine } from '../engine/engine.ts';
import { datagramLimitBytes } from '../model/datagramLimit.ts';
import type { Result } from '../model/result.ts';
import type { Sent } from '../engine/endpoints/endpoint.ts';

export interface StdinPumpOptions {
  readonly engine: Engine;
  readonly input: Readable;
  /** Each chunk of stdin is one datagram (more than one where it is too long), and is out before the next is read. */
  readonly datagrams: boolean;
  /** The connection or client to send to, while there is one. */
  target(): number | undefined;
  onSent(): void;
  onEnd(): void;
  onFailure(result: Extract<Result<Sent>, { ok: false }>): void;
}

export class StdinPump {
  readonly #options: StdinPumpOptions;
  #started = false;
  #stopped = false;
  #ended = false;
  #blocked = false;

  constructor(options: StdinPumpOptions) {
    this.#options = options;
  }

  /** True once stdin has come to its end. */
  get ended(): boolean {
    return this.#ended;
  }

  /** True while a write waits for the peer. */
  get blocked(): boolean {
    return this.#blocked;
  }

  /** Begins to read, or goes on after `hold`. */
  start(): void {
    const { input } = this.#options;
    if (this.#stopped || this.#ended) return;
    if (this.#started) {
      if (!this.#blocked) input.resume();
      return;
    }
    this.#started = true;
    input.on('data', (chunk: Buffer) => this.#send(chunk));
    input.once('end', () => this.#finish());
    // A folder as stdin, a terminal that went away: as good as its end.
    input.once('error', () => this.#finish());
  }

  /** Stops reading for a while: there is nobody to send to. */
  hold(): void {
    if (this.#started && !this.#ended) this.#options.input.pause();
  }

  /** Stops for good. */
  stop(): void {
    this.#stopped = true;
    if (this.#started) this.#options.input.destroy();
  }

  #finish(): void {
    if (this.#ended || this.#stopped) return;
    this.#ended = true;
    this.#options.onEnd();
  }

  #send(chunk: Buffer): void {
    const { engine, datagrams } = this.#options;
    const target = this.#options.target();
    if (target === undefined || this.#stopped) return;
    const size = datagrams ? datagramLimitBytes : chunk.length;
    let waits = datagrams;
    for (let start = 0; start < chunk.length; start += size) {
      const result = engine.send(target, chunk.subarray(start, start + size));
      if (!result.ok) {
        this.#options.onFailure(result);
        return;
      }
      waits ||= result.value.waits;
    }
    this.#options.onSent();
    if (waits) void this.#waitUntilDrained(target);
  }

  async #waitUntilDrained(target: number): Promise<void> {
    this.#blocked = true;
    this.#options.input.pause();
    await this.#options.engine.whenDrained(target);
    this.#blocked = false;
    if (this.#options.target() !== undefined && !this.#stopped) this.#options.input.resume();
  }
}
