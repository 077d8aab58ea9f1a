/**
 * stdin and stdout joined to one connection, as `nc` does: a client's, or the first that a listener accepts.
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
  /** At the end of stdin this side is half-closed, and some time after the peer's end; otherwise it never is. */
  readonly shutdown: boolean;
  /** After the end of stdin: how long the peer may be silent. Absent: for ever. */
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
        // Sent after the peer's reset, which is reported itself.
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

  /** True once stdin has ended: there will be nothing more to send. */
  get isComplete(): boolean {
    return this.#pump.ended;
  }

  /** That something of stdin is still to be sent, in words for a failure; undefined where nothing is. */
  get unsent(): string | undefined {
    return this.#pump.blocked ? 'the peer had not taken everything from stdin' : undefined;
  }

  /** The connection (or a client that stands for its only one) is there: from now on bytes flow. */
  join(target: number): void {
    this.#target = target;
    this.#peerEnded = false;
    this.#pump.start();
  }

  /** An event of the connection. */
  follow(event: EngineEvent): void {
    if (event.type === 'data') {
      if (event.direction === 'in') this.#received?.write(event);
      this.#silence?.touch();
    } else if (event.type === 'end' && event.direction === 'in') this.#peerHasEnded();
    else if (event.type === 'closed') this.#leave();
  }

  /** What is printed is read again: only from now on can the peer be silent. */
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
    // A datagram socket has no half-close: what ends it is silence.
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
    // A person at a terminal is not waited for.
    if (terminal.input.isTTY === true) this.#endOurSide();
    else this.#peerEnd.start();
  }

  /** Stdin may never end; that the rest of it is not sent is reported. */
  #giveUpStdin(): void {
    this.#options.terminal.report(
      `warning: The peer has ended its side, and stdin has been silent for ${peerEndGraceMs} ms: this side ends too, and later data from stdin is not sent. With --no-shutdown it is, until stdin ends.`,
    );
    this.#endOurSide();
  }

  #endOurSide(): void {
    if (this.#target !== undefined && this.#peerEnded) this.#options.session.engine.halfClose(this.#target);
  }

  /** Ends timers and the reading of stdin. */
  dispose(): void {
    this.#silence?.stop();
    this.#peerEnd.stop();
    this.#pump.stop();
  }
}
