/**
 * One stream connection (TCP, unix): how it lives and ends. What is asked for becomes calls on a stream socket, and
 * what the socket does becomes events.
 *
 *   send → streamSender → kernel      kernel → `data in` → responder → send
 */
import type { Socket } from 'node:net';
import type { Failure, Result } from '../../model/result.ts';
import type { SocketCall } from '../../model/socketCall.ts';
import { fail, success } from '../../model/result.ts';
import { failureOf, failureWith, resetError } from '../../node/failures.ts';
import { readShared, wasReset } from '../link/nodeHandle.ts';
import type { CreateResponder, Reply, Responder } from '../responders/responder.ts';
import { ConnectionEnd, whyNoMore, type FailedSend } from './connectionEnd.ts';
import type { Conversation, EndpointContext, Sent } from '../contracts/endpoint.ts';
import { IdleEnd } from './idleEnd.ts';
import { InputDrain } from './inputDrain.ts';
import { OrderlyClose, largeAnswerBytes } from './orderlyClose.ts';
import { ReadingPause } from './readingPause.ts';
import type { StreamConnectionOptions } from './streamConnectionOptions.ts';
import { streamReply } from './streamReply.ts';
import { StreamSender, backPressureBytes } from './streamSender.ts';
import { tellData } from './tellData.ts';

export class StreamConnection implements Conversation {
  readonly id: number;
  bytesIn = 0;
  /** Once closed: what was taken from the user, and never by the kernel. */
  lost = 0;
  readonly #context: EndpointContext;
  readonly #socket: Socket;
  readonly #options: StreamConnectionOptions;
  #senderMade: StreamSender | undefined;
  readonly #reading: ReadingPause;
  readonly #lastWords: ConnectionEnd;
  #replyMade: Reply | undefined;
  #responder: Responder | undefined;
  #isStarted = false;
  /** The responder's last answer is under way: it hears nothing more. */
  #isPassedOver = false;
  /** What follows when everything is sent. */
  #after: 'end' | 'close' | undefined;
  #closing: OrderlyClose | undefined;
  #ended = false;
  #peerHasEnded = false;
  #over = false;
  /** A send has failed: what the peer had said before is still read. */
  #sendFailure: FailedSend | undefined;
  /** Our reset is under way; it is told when the socket is closed. */
  #resetting = false;
  #drainScheduled = false;
  /** Where only time ends our side, after the peer's end. */
  #idleEnd: IdleEnd | undefined;

  constructor(context: EndpointContext, options: StreamConnectionOptions) {
    this.#context = context;
    this.#options = options;
    this.id = options.id;
    this.#socket = options.socket;
    this.#reading = new ReadingPause(options.socket, (type, reason) => {
      context.tell({ type, call: 'recv', connection: options.id, reason });
    });
    this.#lastWords = new ConnectionEnd(context, options);
    this.#responder = this.#made(options.createResponder);
    context.register(this);
  }

  /** What the kernel has taken. */
  get bytesOut(): number {
    return this.#senderMade?.bytesOut ?? 0;
  }

  get #unsentBytes(): number {
    return this.#senderMade?.unsentBytes ?? 0;
  }

  /** Begins to read and to answer; to be called after the event that announces the connection. */
  start(): void {
    const socket = this.#socket;
    const onBytes = (bytes: Buffer): void => this.#received(bytes);
    if (readShared(socket, onBytes)) socket.resume();
    else socket.on('data', onBytes);
    socket.on('end', () => this.#peerEnded());
    socket.on('error', (error) => this.#failed(failureOf(error, undefined, this.#options.remote)));
    socket.on('close', () => this.#closed());
    this.#isStarted = true;
    this.#responder?.start?.(this.#reply);
    this.#responder?.connect?.(this.#reply);
  }

  /** Made when first needed, as the reply is: most of many connections that are only held never send. */
  get #sender(): StreamSender {
    return (this.#senderMade ??= new StreamSender(this.#context, this.#options, {
      onAllSent: () => this.#allSent(),
      onDrained: () => this.#drained(),
      onFailed: (failure, letGo) => this.#sendFailed(failure, letGo),
    }));
  }

  get #reply(): Reply {
    return (this.#replyMade ??= streamReply({
      connection: this,
      sendToAll: this.#options.sendToAll,
      passOver: () => {
        this.#isPassedOver = true;
        this.#reading.ignore('responder', 'backPressure');
      },
      closeWhenSent: () => this.#beginClose(true),
      isOver: () => this.#over,
      unsentBytes: () => this.#unsentBytes,
      reading: this.#reading,
      context: this.#context,
    }));
  }

  #made(create: CreateResponder | undefined): Responder | undefined {
    return create?.({ style: 'stream', clock: this.#context.clock, remote: this.#options.remote });
  }

  setResponder(create: CreateResponder | undefined): void {
    if (this.#over) return;
    this.#responder?.dispose?.();
    this.#reading.resume('responder');
    if (this.#isPassedOver && this.#after !== 'close') {
      // Its last answer goes with the responder that made it.
      this.#isPassedOver = false;
      this.#reading.heed('responder', 'backPressure');
    }
    this.#responder = this.#made(create);
    if (this.#isStarted) this.#responder?.start?.(this.#reply);
  }

  send(bytes: Uint8Array): Result<Sent> {
    if (this.#over || this.#after !== undefined)
      return this.#cannot('EPIPE', 'send', whyNoMore(this.#after, this.#sendFailure));
    this.#idleEnd?.sent();
    return this.#sender.send(bytes);
  }

  whenDrained(): Promise<void> {
    return this.#senderMade?.whenDrained() ?? Promise.resolve();
  }

  end(): Result<void> {
    if (this.#over || this.#ended) return this.#cannot('ENOTCONN', 'shutdown');
    this.#after ??= 'end';
    this.#idleEnd?.dispose();
    this.#sender.pump();
    return success(undefined);
  }

  close(): void {
    this.#beginClose(false);
    this.#closing?.hurry();
  }

  /** @param isPatient a responder's answer takes the time that its reader takes */
  #beginClose(isPatient: boolean): void {
    if (this.#over) return;
    this.#after = 'close';
    this.#idleEnd?.dispose();
    const wasPaused = this.#reading.ignore('user', 'responder', 'backPressure');
    this.#closing ??= new OrderlyClose({
      clock: this.#context.clock,
      talks: wasPaused || (isPatient && this.bytesOut + this.#unsentBytes > largeAnswerBytes),
      shutdown: () => this.#shutdown(),
      destroy: () => this.#destroy(),
    });
    this.#sender.pump();
  }

  reset(): Result<void> {
    if (this.#over || this.#socket.destroyed) return this.#cannot('ENOTCONN', 'close');
    if (!this.#options.resettable) return this.#cannot('EOPNOTSUPP', 'close');
    this.#resetting = true;
    this.#after = 'close';
    this.#senderMade?.settle();
    this.#lastWords.askKernel(this.bytesOut);
    this.#socket.resetAndDestroy();
    return success(undefined);
  }

  pause(): Result<void> {
    if (this.#over || this.#after === 'close') return this.#cannot('ENOTCONN', 'recv');
    this.#reading.pause('user');
    return success(undefined);
  }

  resume(): Result<void> {
    if (this.#over) return this.#cannot('ENOTCONN', 'recv');
    this.#reading.resume('user');
    return success(undefined);
  }

  #cannot(code: string, call: SocketCall, detail?: string): Result<never> {
    return fail(failureWith(code, call, this.#options.remote, detail));
  }

  #drained(): void {
    if (!this.#over) this.#reading.resume('backPressure');
    if (this.#responder?.drained === undefined || this.#drainScheduled) return;
    this.#drainScheduled = true;
    this.#context.clock.soon(() => {
      this.#drainScheduled = false;
      if (!this.#over && this.#unsentBytes === 0) this.#responder?.drained?.(this.#reply);
    });
  }

  #allSent(): void {
    if (this.#over || this.#after === undefined) return;
    if (this.#after === 'end') this.#shutdown();
    else this.#closing?.sent(this.#peerHasEnded);
  }

  #shutdown(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#socket.end((error?: Error | null) => {
      if (error !== null && error !== undefined) return;
      this.#lastWords.tellEnd('out', this.#idleEnd?.endedAfterMs);
    });
  }

  /** The bytes are valid only during the call. */
  #received(chunk: Buffer): void {
    tellData(this.#context, this.id, 'in', chunk, this.bytesIn);
    this.bytesIn += chunk.length;
    this.#closing?.received();
    this.#sendFailure?.drain.received();
    // Once closing, nothing is answered any more, as a program past its `close` would not.
    if (this.#responder === undefined || this.#isPassedOver || this.#after !== undefined) return;
    // A responder may keep what it is given, and most send it on.
    this.#responder.data?.(Buffer.from(chunk), this.#reply);
    if (this.#unsentBytes > backPressureBytes) this.#reading.pause('backPressure');
  }

  #peerEnded(): void {
    if (!this.#ended && this.#sendFailure === undefined && wasReset(this.#socket)) {
      this.#socket.destroy(resetError());
      return;
    }
    this.#peerHasEnded = true;
    if (this.#sendFailure !== undefined) {
      // Behind a failed send, the end may be what is left of a reset: the system tells of that only once.
      this.#sendFailure.letGo();
      return;
    }
    this.#lastWords.tellEnd('in');
    this.#closing?.peerEnded();
    if (this.#after !== undefined) return;
    if (this.#responder === undefined && !this.#options.endsWithPeer) {
      this.#idleEnd = new IdleEnd(this.#context.clock, this.#options.endAfterMs, () => this.end());
      this.#idleEnd.start();
      return;
    }
    const answered = this.#responder?.end?.(this.#reply);
    if (answered === undefined) this.end();
    else void answered.then(() => this.end());
  }

  /** The socket lives on until what the kernel has received before is read. */
  #sendFailed(failure: Failure, letGo: () => void): void {
    this.#after = 'close';
    this.#sendFailure = { failure, letGo, drain: new InputDrain(this.#context.clock, letGo) };
    this.#reading.ignore('user', 'responder', 'backPressure');
    if (this.#peerHasEnded) letGo();
  }

  #destroy(): void {
    this.#sendFailure?.letGo();
    if (this.#socket.destroyed) return;
    this.#senderMade?.settle();
    // With input unread, the kernel resets the connection.
    if (this.#closing?.talks === true) this.#lastWords.askKernel(this.bytesOut);
    this.#socket.destroy();
  }

  #failed(heard: Failure): void {
    this.#senderMade?.settle();
    // Nothing is taken any more, so that what is told as lost is all of it.
    this.#after = 'close';
    this.#lastWords.tellFailure(this.#sendFailure?.failure ?? heard, this.bytesOut, this.#unsentBytes);
  }

  #closed(): void {
    if (this.#over) return;
    this.#over = true;
    this.lost = this.#unsentBytes;
    if (this.#resetting) this.#lastWords.tellReset('close', 'out', this.lost);
    this.#idleEnd?.dispose();
    this.#closing?.dispose();
    this.#sendFailure?.drain.dispose();
    this.#lastWords.tellClosed(this);
    this.#responder?.dispose?.();
    this.#responder = undefined;
    this.#senderMade?.dispose();
    this.#context.unregister(this);
    this.#options.onClosed(this);
  }
}
