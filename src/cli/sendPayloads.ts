/** `--send`: the payloads in order, then what comes back until the peer ends or is silent for a while. */
import type { Engine } from '../engine/engine.ts';
import type { EngineEvent } from '../model/engineEvent.ts';
import type { Failure } from '../model/result.ts';
import { IdleTimer } from './idleTimer.ts';
import type { Output } from './output.ts';
import { ReceivedBytes } from './receivedBytes.ts';

export interface SendPayloadsOptions {
  readonly engine: Engine;
  readonly payloads: readonly Uint8Array[];
  readonly output: Output | undefined;
  /** Whether what is printed is not read: a silence that we make ourselves is not the peer's. */
  readonly isBehind: () => boolean;
  /** Silence after the last send or receive that ends it. */
  readonly idleMs: number;
  readonly onDone: () => void;
  onFailure(failure: Failure): void;
}

export class SendPayloads {
  readonly #options: SendPayloadsOptions;
  readonly #received: ReceivedBytes | undefined;
  readonly #silence: IdleTimer;
  #started = false;
  #over = false;
  #sentAll = false;

  constructor(options: SendPayloadsOptions) {
    this.#options = options;
    const { engine, output, idleMs, isBehind } = options;
    this.#received =
      output === undefined ? undefined : new ReceivedBytes(engine, output, () => this.resumed());
    this.#silence = new IdleTimer(idleMs, isBehind, options.onDone);
  }

  /** True once every payload is with the kernel. */
  get sentAll(): boolean {
    return this.#sentAll;
  }

  /** Sends on the client `target`, once. */
  async start(target: number): Promise<void> {
    if (this.#started) return;
    this.#started = true;
    const { engine, payloads } = this.#options;
    for (const payload of payloads) {
      if (this.#over) return;
      const result = engine.send(target, payload);
      if (!result.ok) {
        this.#options.onFailure(result.failure);
        this.#options.onDone();
        return;
      }
      await engine.whenDrained(target);
    }
    this.#sentAll = true;
    if (!this.#over) this.#silence.start();
  }

  follow(event: EngineEvent): void {
    if (event.type === 'data') {
      if (event.direction === 'in') this.#received?.write(event);
      this.#silence.touch();
    } else if (event.type === 'end' && event.direction === 'in') this.#options.onDone();
  }

  /** What is printed is read again: only from now on can the peer be silent. */
  resumed(): void {
    this.#silence.touch();
  }

  dispose(): void {
    this.#over = true;
    this.#silence.stop();
  }
}
