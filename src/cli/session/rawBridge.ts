/**
 * stdin and stdout joined to one connection, as `nc` does: a client's, or the first that a listener accepts.
 * At the end of stdin this side is half-closed; when both sides have ended, `onDone` is called.
 */
import type { Engine } from '../../engine/engine.ts';
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { Failure } from '../../model/result.ts';
import { IdleTimer } from './idleTimer.ts';
import type { Output } from '../terminal/output.ts';
import { ReceivedBytes } from './receivedBytes.ts';
import type { StandardInput } from '../terminal/standardStream.ts';
import { type StdinForm } from '../options/rawOptions.ts';
import { StdinPump } from './stdinPump.ts';

/** After the peer's end, stdin may be silent for this long before we end too (socat's `-t` has the same default). */
export const peerEndGraceMs = 500;

export interface RawBridgeOptions {
  readonly engine: Engine;
  readonly input: StandardInput;
  /** Where received bytes go; absent: nowhere (they are printed as events). */
  readonly output: Output | undefined;
  /** Whether what is printed is not read: a silence that we make ourselves is not the peer's. */
  readonly isBehind: () => boolean;
  readonly datagrams: boolean;
  /** Printed after each datagram that comes. */
  readonly separator: Uint8Array | undefined;
  readonly stdin: StdinForm;
  /** At the end of stdin this side is half-closed, and some time after the peer's end; otherwise it never is. */
  readonly shutdown: boolean;
  /** After the end of stdin: how long the peer may be silent. Absent: for ever. */
  readonly idleMs: number | undefined;
  /** A chunk of stdin was read. */
  onRead(chunk: Uint8Array): void;
  /** The conversation is over: close everything. */
  readonly onDone: () => void;
  onFailure(failure: Failure): void;
  onWarning(message: string): void;
}

export class RawBridge {
  readonly #options: RawBridgeOptions;
  readonly #pump: StdinPump;
  readonly #received: ReceivedBytes | undefined;
  readonly #answers: IdleTimer | undefined;
  readonly #peerEnd: IdleTimer;
  #target: number | undefined;
  #peerEnded = false;

  constructor(options: RawBridgeOptions) {
    this.#options = options;
    const { engine, input, output, datagrams, idleMs, isBehind, separator, stdin } = options;
    this.#received =
      output === undefined
        ? undefined
        : new ReceivedBytes({ engine, output, separator, onResumed: () => this.resumed() });
    this.#pump = new StdinPump({
      engine,
      input,
      datagrams,
      form: stdin,
      target: () => this.#target,
      onRead: (chunk) => options.onRead(chunk),
      onSent: () => this.#peerEnd.touch(),
      onEnd: () => this.#stdinEnded(),
      onFailure: (failure) => {
        // Sent after the peer's reset, which has told its own.
        if (failure.code === 'EPIPE' || failure.code === 'ENOTCONN') return;
        options.onFailure(failure);
        options.onDone();
      },
    });
    if (idleMs !== undefined) {
      this.#answers = new IdleTimer(idleMs, () => isBehind() || this.#pump.blocked, options.onDone);
    }
    this.#peerEnd = new IdleTimer(
      peerEndGraceMs,
      () => this.#pump.blocked,
      () => this.#giveUpStdin(),
    );
  }

  /** True once stdin has ended: there will be nothing more to send. */
  get inputEnded(): boolean {
    return this.#pump.ended;
  }

  /** That something of stdin is still to be sent, in words for a failure; undefined where nothing is. */
  get unsent(): string | undefined {
    return this.#pump.blocked ? 'the peer had not taken all that stdin said' : undefined;
  }

  /** The connection (or a client that stands for its only one) is there: from now on bytes flow. */
  join(target: number): void {
    this.#target = target;
    this.#peerEnded = false;
    this.#pump.start();
  }

  /** To be told what happens on the connection. */
  follow(event: EngineEvent): void {
    if (event.type === 'data') {
      if (event.direction === 'in') this.#received?.write(event);
      this.#answers?.touch();
    } else if (event.type === 'end' && event.direction === 'in') this.#peerHasEnded();
    else if (event.type === 'closed') this.#left();
  }

  /** What is printed is read again: only from now on can the peer be silent. */
  resumed(): void {
    this.#answers?.touch();
  }

  #left(): void {
    this.#target = undefined;
    this.#peerEnd.stop();
    this.#pump.hold();
  }

  #stdinEnded(): void {
    const { engine, datagrams, shutdown, onDone } = this.#options;
    // A datagram socket has no half-close: what ends it is silence.
    if (!datagrams && shutdown && this.#target !== undefined) engine.halfClose(this.#target);
    this.#peerEnd.stop();
    if (this.#peerEnded && !shutdown) onDone();
    else this.#answers?.start();
  }

  #peerHasEnded(): void {
    const { input, shutdown, onDone } = this.#options;
    this.#peerEnded = true;
    if (!shutdown) {
      if (this.#pump.ended) onDone();
      return;
    }
    if (this.#pump.ended) return;
    // A person at a terminal is not waited for.
    if (input.isTTY === true) this.#endOurSide();
    else this.#peerEnd.start();
  }

  /** Stdin may never end by itself; but what it would have said is not left out without a word. */
  #giveUpStdin(): void {
    this.#options.onWarning(
      `The peer has ended its side, and stdin has been silent for ${peerEndGraceMs} ms: this side ends too, and what stdin says from now on is not sent. With --no-shutdown it is, until stdin ends.`,
    );
    this.#endOurSide();
  }

  #endOurSide(): void {
    if (this.#target !== undefined && this.#peerEnded) this.#options.engine.halfClose(this.#target);
  }

  /** Ends timers and the reading of stdin. */
  dispose(): void {
    this.#answers?.stop();
    this.#peerEnd.stop();
    this.#pump.stop();
  }
}
