/**
 * Joins stdin and stdout to one connection, as `nc` does: a client's, or the first that a listener accepts.
 * At the end of stdin this side is half-closed; when both sides have ended, `onDone` is called.
 */
import type { EngineEvent } from '../../model/engineEvent.ts';
import { IdleTimer } from './idleTimer.ts';
import { receivedBytes, type ReceivedBytes, type TransferOptions } from './receivedBytes.ts';
import { type StdinForm } from '../options/rawOptions.ts';
import { StdinPump } from './stdinPump.ts';

/** After the peer's end, stdin may be silent for this long before we end too (socat's `-t` has the same default). */
export const peerEndGraceMs = 500;

export interface RawBridgeOptions extends TransferOptions {
  readonly datagrams: boolean;
  readonly stdin: StdinForm;
  /** Half-close this side at the end of stdin, and some time after the peer's end; otherwise never. */
  readonly shutdown: boolean;
  /** How long the peer may be silent after the end of stdin. Absent: without limit. */
  readonly idleMs: number | undefined;
}

export class RawBridge {
  readonly #options: RawBridgeOptions;
  readonly #pump: StdinPump;
  readonly #received: ReceivedBytes | undefined;
  readonly #silence: IdleTimer | undefined;
  readonly #peerEnd: IdleTimer;
  #target: number | undefined;
  #peerEnded = false;

  constructor(options: RawBridgeOptions) {
    this.#options = options;
    const { session, terminal, datagrams, idleMs, stdin, onDone } = options;
    this.#received = receivedBytes(options, () => this.resumed());
    this.#pump = new StdinPump({
      engine: session.engine,
      input: terminal.input,
      datagrams,
      form: stdin,
      target: () => this.#target,
      onRead: (chunk) => terminal.typed(chunk),
      onSent: () => this.#peerEnd.touch(),
      onEnd: () => this.#stdinEnded(),
      onFailure: (failure) => {
        // Sent after the peer's reset, which has an event of its own.
        if (failure.code === 'EPIPE' || failure.code === 'ENOTCONN') return;
        session.fail(failure);
        onDone();
      },
    });
    const isBlocked = (): boolean => this.#pump.blocked;
    if (idleMs !== undefined) {
      this.#silence = new IdleTimer(idleMs, () => terminal.out.waitingBytes > 0 || isBlocked(), onDone);
    }
    this.#peerEnd = new IdleTimer(peerEndGraceMs, isBlocked, () => this.#giveUpStdin());
  }

  /** True once stdin has ended. */
  get isComplete(): boolean {
    return this.#pump.ended;
  }

  /** For a failure: that a part of stdin was not sent; undefined where all was. */
  get unsent(): string | undefined {
    return this.#pump.blocked ? 'the peer had not taken everything from stdin' : undefined;
  }

  /** Starts the transfer with a connection (or a client, for its only connection). */
  join(target: number): void {
    this.#target = target;
    this.#peerEnded = false;
    this.#pump.start();
  }

  /** Handles an event of the connection. */
  follow(event: EngineEvent): void {
    if (event.type === 'data') {
      if (event.direction === 'in') this.#received?.write(event);
      this.#silence?.touch();
    } else if (event.type === 'end' && event.direction === 'in') this.#peerHasEnded();
    else if (event.type === 'closed') this.#leave();
  }

  /** The output is read again, so the peer's silence counts from now. */
  resumed(): void {
    this.#silence?.touch();
  }

  #leave(): void {
    this.#target = undefined;
    this.#peerEnd.stop();
    this.#pump.hold();
  }

  #stdinEnded(): void {
    const { session, datagrams, shutdown, onDone } = this.#options;
    // A datagram socket cannot be half-closed; silence ends it.
    if (!datagrams && shutdown && this.#target !== undefined) session.engine.halfClose(this.#target);
    this.#peerEnd.stop();
    if (this.#peerEnded && !shutdown) onDone();
    else this.#silence?.start();
  }

  #peerHasEnded(): void {
    const { terminal, shutdown, onDone } = this.#options;
    this.#peerEnded = true;
    if (!shutdown) {
      if (this.#pump.ended) onDone();
      return;
    }
    if (this.#pump.ended) return;
    // There is no waiting for a person at a terminal.
    if (terminal.input.isTTY === true) this.#endOurSide();
    else this.#peerEnd.start();
  }

  /** Stops reading stdin, which may never end, and reports that the rest is not sent. */
  #giveUpStdin(): void {
    this.#options.terminal.report(
      `warning: The peer has ended its side, and stdin has been silent for ${peerEndGraceMs} ms: this side ends too, and later data from stdin is not sent. With --no-shutdown it is, until stdin ends.`,
    );
    this.#endOurSide();
  }

  #endOurSide(): void {
    if (this.#target !== undefined && this.#peerEnded) this.#options.session.engine.halfClose(this.#target);
  }

  /** Stops the timers and the reading of stdin. */
  dispose(): void {
    this.#silence?.stop();
    this.#peerEnd.stop();
    this.#pump.stop();
  }
}
