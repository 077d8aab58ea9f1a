/**
 * `--send`: sends the payloads in order, as often and at the interval given by the options; then receives until the
 * peer ends or is silent for a while.
 */
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { Failure } from '../../model/result.ts';
import { IdleTimer } from './idleTimer.ts';
import type { PayloadSource } from '../input/payloadSources.ts';
import { receivedBytes, type ReceivedBytes, type TransferOptions } from './receivedBytes.ts';

export interface SendPayloadsOptions extends TransferOptions {
  readonly payloads: readonly PayloadSource[];
  /** Interval between the starts of two sends; 0: back to back. */
  readonly everyMs: number;
  /** How often all of them are sent; 0: until stopped. */
  readonly times: number;
  /** How long a silence after the last send or receive ends it. */
  readonly idleMs: number;
}

export class SendPayloads {
  readonly #options: SendPayloadsOptions;
  readonly #received: ReceivedBytes | undefined;
  readonly #silence: IdleTimer;
  #started = false;
  #over = false;
  #sentAll = false;
  #sends = 0;
  #peerEnded = false;
  #wakeUp: () => void = () => undefined;

  constructor(options: SendPayloadsOptions) {
    this.#options = options;
    const { terminal, idleMs, onDone } = options;
    this.#received = receivedBytes(options, () => this.resumed());
    this.#silence = new IdleTimer(idleMs, () => terminal.out.waitingBytes > 0, onDone);
  }

  /** True once the kernel has accepted every payload. */
  get isComplete(): boolean {
    return this.#sentAll;
  }

  /** For a failure: what was not sent, as `2 of 6 payloads were sent`; undefined where that is no failure. */
  get unsent(): string | undefined {
    const { payloads, times } = this.#options;
    const all = payloads.length * times;
    return this.#sentAll || all === 0 ? undefined : `${this.#sends} of ${all} payloads were sent`;
  }

  /** Starts sending on the client `target` once it is connected; later connections change nothing. */
  join(target: number): void {
    if (this.#started) return;
    this.#started = true;
    void this.#start(target);
  }

  async #start(target: number): Promise<void> {
    const failure = await this.#sendAll(target);
    if (this.#over) return;
    if (failure !== undefined) this.#options.session.fail(failure);
    this.#sentAll = failure === undefined;
    if (this.#peerEnded) this.#options.onDone();
    // After a failure, too: a reply that the peer sent before it may still arrive.
    else this.#silence.start();
  }

  async #sendAll(target: number): Promise<Failure | undefined> {
    const { payloads, times, everyMs } = this.#options;
    const rounds = times === 0 ? Number.POSITIVE_INFINITY : times;
    for (let round = 0; round < rounds; round++) {
      for (const payload of payloads) {
        if (this.#over) return undefined;
        const dueMs = performance.now() + everyMs;
        const failure = await this.#send(target, payload);
        if (failure !== undefined) return failure;
        this.#sends++;
        const isLast = times !== 0 && this.#sends === times * payloads.length;
        if (!isLast) await this.#until(dueMs);
      }
    }
    return undefined;
  }

  async #send(target: number, payload: PayloadSource): Promise<Failure | undefined> {
    const { engine } = this.#options.session;
    const pieces = payload.pieces();
    try {
      for (;;) {
        const piece = await pieces.next();
        if (this.#over) return undefined;
        if (piece.done === true) return piece.value;
        const written = await engine.write(target, piece.value);
        if (!written.ok) return written.failure;
      }
    } finally {
      await pieces.return(undefined);
    }
  }

  /** Waits until a send is due; without an interval, for a turn of the event loop, so that replies are read. */
  #until(dueMs: number): Promise<void> {
    const waitMs = dueMs - performance.now();
    return new Promise((resolve) => {
      const timer = waitMs > 0 ? setTimeout(resolve, waitMs) : setImmediate(resolve);
      this.#wakeUp = () => {
        clearTimeout(timer as NodeJS.Timeout);
        resolve();
      };
    });
  }

  follow(event: EngineEvent): void {
    if (event.type === 'data') {
      if (event.direction === 'in') this.#received?.write(event);
      this.#silence.touch();
    } else if (event.type === 'end' && event.direction === 'in') {
      this.#peerEnded = true;
      // The peer may still be reading, so sending continues.
      if (this.#sentAll) this.#options.onDone();
    } else if (event.type === 'closed') this.#wakeUp();
  }

  /** The output is read again, so the peer's silence counts from now. */
  resumed(): void {
    this.#silence.touch();
  }

  dispose(): void {
    this.#over = true;
    this.#silence.stop();
    this.#wakeUp();
  }
}
