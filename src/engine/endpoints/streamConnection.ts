/**
 * One stream connection (TCP, unix): the only file that turns what is asked for into calls on a stream socket,
 * and what the socket does into events.
 *
 *   send → queue → socket.write → kernel → `data out`      kernel → `data in` → responder → send
 */
import type { Socket } from 'node:net';
import type { Direction } from '../../model/engineEvent.ts';
import type { Failure, Result } from '../../model/result.ts';
import type { SocketCall } from '../../model/socketCall.ts';
import { fail, success } from '../../model/result.ts';
import { failureOf, failureWith, isReset } from '../failures.ts';
import { readShared } from '../nodeHandle.ts';
import type { CreateResponder, Reply, Responder } from '../responders/responder.ts';
import type { Conversation, EndpointContext, Sent } from './endpoint.ts';
import { ReadingPause } from './readingPause.ts';
import { SendQueue } from './sendQueue.ts';
import type { StreamConnectionOptions } from './streamConnectionOptions.ts';
import { streamReply } from './streamReply.ts';
import { Waiters } from './waiters.ts';

/** Over this much unsent answer, a responder's connection is not read until the peer has read some. */
export const backPressureBytes = 256 * 1024;
/** Somebody's stop waits this long for what is queued; then it is lost, and said so. */
export const closeGraceMs = 500;

export class StreamConnection implements Conversation {
  readonly id: number;
  bytesIn = 0;
  /** What the kernel has taken. */
  bytesOut = 0;
  readonly #context: EndpointContext;
  readonly #socket: Socket;
  readonly #options: StreamConnectionOptions;
  readonly #openedAt: number;
  #replyMade: Reply | undefined;
  #responder: Responder | undefined;
  readonly #queue = new SendQueue();
  readonly #reading: ReadingPause;
  readonly #drainWaiters = new Waiters();
  #isStarted = false;
  #waiting = false;
  /** What follows when everything is sent. */
  #after: 'end' | 'close' | undefined;
  #ended = false;
  #over = false;
  /** Our reset is under way; it is told when the stream says what of the last writes went out before it. */
  #resetting = false;
  #wasReset = false;
  #drainScheduled = false;
  #cancelGrace: (() => void) | undefined;

  constructor(context: EndpointContext, options: StreamConnectionOptions) {
    this.#context = context;
    this.#options = options;
    this.id = options.id;
    this.#socket = options.socket;
    this.#openedAt = context.clock.nowUs();
    this.#reading = new ReadingPause(options.socket, (type, reason) => {
      context.tell({ type, call: 'recv', connection: options.id, reason });
    });
    this.#responder = this.#made(options.createResponder);
    context.register(this);
  }

  /** Begins to read and to answer; to be called after the event that announces the connection. */
  start(): void {
    const socket = this.#socket;
    const onBytes = (bytes: Buffer): void => this.#received(bytes);
    if (readShared(socket, onBytes)) socket.resume();
    else socket.on('data', onBytes);
    socket.on('end', () => this.#peerEnded());
    socket.on('error', (error) => this.#failed(error));
    socket.on('close', () => this.#closed());
    this.#isStarted = true;
    this.#responder?.start?.(this.#reply);
    this.#responder?.connect?.(this.#reply);
  }

  /** Made when first needed: most of many connections that are only held never answer. */
  get #reply(): Reply {
    return (this.#replyMade ??= streamReply({
      connection: this,
      sendToAll: this.#options.sendToAll,
      closeWhenSent: () => this.#closeWhenSent(),
      isOver: () => this.#over,
      queue: this.#queue,
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
    this.#responder = this.#made(create);
    if (this.#isStarted) this.#responder?.start?.(this.#reply);
  }

  send(bytes: Uint8Array): Result<Sent> {
    if (this.#over || this.#ended || this.#after !== undefined) return this.#cannot('EPIPE', 'send');
    if (!this.#queue.hasRoomFor(bytes)) {
      const dropped = { where: 'sendQueue', count: 1, bytes: bytes.length } as const;
      this.#context.tell({ type: 'dropped', call: 'send', connection: this.id, ...dropped });
      return this.#cannot('ENOBUFS', 'send');
    }
    this.#queue.add(bytes);
    this.#pump();
    return success({ bytes: bytes.length, waits: this.#waiting });
  }

  whenDrained(): Promise<void> {
    if (this.#over || this.#queue.unsentBytes === 0) return Promise.resolve();
    return this.#drainWaiters.wait();
  }

  end(): Result<void> {
    if (this.#over || this.#ended) return this.#cannot('ENOTCONN', 'shutdown');
    this.#after ??= 'end';
    this.#pump();
    return success(undefined);
  }

  close(): void {
    if (this.#over || this.#cancelGrace !== undefined) return;
    this.#closeWhenSent();
    if (this.#queue.unsentBytes > 0) {
      this.#cancelGrace = this.#context.clock.timer(closeGraceMs, () => this.#socket.destroy());
    }
  }

  /** A responder's answer takes the time that its reader takes. */
  #closeWhenSent(): void {
    if (this.#over) return;
    this.#after = 'close';
    this.#pump();
  }

  reset(): Result<void> {
    if (this.#over || this.#socket.destroyed) return this.#cannot('ENOTCONN', 'close');
    if (!this.#options.resettable) return this.#cannot('EOPNOTSUPP', 'close');
    this.#resetting = true;
    this.#after = 'close';
    this.#socket.resetAndDestroy();
    return success(undefined);
  }

  pause(): Result<void> {
    if (this.#over) return this.#cannot('ENOTCONN', 'recv');
    this.#reading.pause('user');
    return success(undefined);
  }

  resume(): Result<void> {
    if (this.#over) return this.#cannot('ENOTCONN', 'recv');
    this.#reading.resume('user');
    return success(undefined);
  }

  #cannot(code: string, call: SocketCall): Result<never> {
    return fail(failureWith(code, call, this.#options.remote));
  }

  /** Gives the socket as much as it passes straight on to the kernel, and one write more, which then waits. */
  #pump(): void {
    while (this.#socket.writableLength === 0 && !this.#over) {
      const piece = this.#queue.next();
      if (piece === undefined) break;
      this.#socket.write(piece, (error) => this.#written(piece, error));
    }
    if (this.#socket.writableLength > 0 && !this.#waiting && !this.#over) {
      this.#waiting = true;
      this.#context.tell({
        type: 'waiting',
        call: 'send',
        connection: this.id,
        queued: this.#queue.unsentBytes,
      });
    }
    if (this.#queue.unsentBytes === 0) this.#finish();
  }

  #written(piece: Uint8Array, error: Error | null | undefined): void {
    // A failed write is told by the socket's error event; its bytes stay among the unsent, as lost.
    if (error !== null && error !== undefined) return;
    this.#queue.taken(piece);
    this.#tellData('send', 'out', piece);
    this.#pump();
    if (this.#queue.unsentBytes === 0) this.#drained();
  }

  #drained(): void {
    if (this.#waiting) {
      this.#waiting = false;
      this.#context.tell({ type: 'drained', call: 'send', connection: this.id });
    }
    this.#drainWaiters.settle();
    if (!this.#over) this.#reading.resume('backPressure');
    if (this.#responder?.drained === undefined || this.#drainScheduled) return;
    this.#drainScheduled = true;
    this.#context.clock.soon(() => {
      this.#drainScheduled = false;
      if (!this.#over && this.#queue.unsentBytes === 0) this.#responder?.drained?.(this.#reply);
    });
  }

  /** Everything is with the kernel: does what was asked to follow. */
  #finish(): void {
    if (this.#over || this.#after === undefined) return;
    if (this.#after === 'close') {
      // What the kernel has taken it still delivers; its close sends the FIN.
      this.#socket.destroy();
      return;
    }
    if (this.#ended) return;
    this.#ended = true;
    this.#socket.end((error?: Error | null) => {
      if (error !== null && error !== undefined) return;
      this.#context.tell({ type: 'end', call: 'shutdown', connection: this.id, direction: 'out' });
    });
  }

  /** The bytes are valid only during the call. */
  #received(chunk: Buffer): void {
    this.#tellData('recv', 'in', chunk);
    // Once closing, nothing is answered any more, as a program past its `close` would not.
    if (this.#responder === undefined || this.#after !== undefined) return;
    // A responder may keep what it is given, and most send it on.
    this.#responder.data?.(Buffer.from(chunk), this.#reply);
    if (this.#queue.unsentBytes > backPressureBytes) this.#reading.pause('backPressure');
  }

  #tellData(call: 'recv' | 'send', direction: Direction, bytes: Uint8Array): void {
    const { clock, id: endpoint } = this.#context;
    const offset = direction === 'in' ? this.bytesIn : this.bytesOut;
    if (direction === 'in') this.bytesIn += bytes.length;
    else this.bytesOut += bytes.length;
    const t = clock.nowUs();
    this.#context.emit({ type: 'data', t, endpoint, connection: this.id, call, direction, bytes, offset });
  }

  #peerEnded(): void {
    this.#context.tell({ type: 'end', call: 'recv', connection: this.id, direction: 'in' });
    if (this.#after !== undefined || (this.#responder === undefined && !this.#options.endsWithPeer)) return;
    const answered = this.#responder?.end?.(this.#reply);
    if (answered === undefined) this.end();
    else void answered.then(() => this.end());
  }

  #failed(error: Error): void {
    const failure = failureOf(error, undefined, this.#options.remote);
    if (isReset(error)) this.#tellReset(failure.call === 'send' ? 'send' : 'recv', 'in', failure);
    else this.#context.tell({ type: 'error', connection: this.id, failure });
  }

  #tellReset(call: 'recv' | 'send' | 'close', direction: Direction, failure?: Failure): void {
    if (this.#wasReset) return;
    this.#wasReset = true;
    // Nothing is taken any more, so that what is told as lost is all of it.
    this.#after = 'close';
    this.#context.tell({
      type: 'reset',
      call,
      connection: this.id,
      direction,
      lost: this.#queue.unsentBytes,
      ...(failure === undefined ? {} : { failure }),
    });
  }

  #closed(): void {
    if (this.#over) return;
    if (this.#resetting) this.#tellReset('close', 'out');
    this.#over = true;
    this.#cancelGrace?.();
    this.#context.tell({
      type: 'closed',
      call: 'close',
      connection: this.id,
      bytesIn: this.bytesIn,
      bytesOut: this.bytesOut,
      lost: this.#wasReset ? 0 : this.#queue.unsentBytes,
      openUs: this.#context.clock.nowUs() - this.#openedAt,
    });
    this.#queue.clear();
    this.#responder?.dispose?.();
    this.#responder = undefined;
    this.#drainWaiters.settle();
    this.#context.unregister(this);
    this.#options.onClosed(this);
  }
}
