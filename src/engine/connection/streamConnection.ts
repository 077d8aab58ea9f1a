/**
 * One stream connection and its lifecycle: requests become calls on its link, and what the link notifies becomes events.
 *
 *   send → streamSender → link      link → `data in` → consumer → send
 */
import type { SocketCall } from '../../model/socketCall.ts';
import { defined } from '../../model/defined.ts';
import { fail, success, type Failure, type Result } from '../../model/result.ts';
import { FailureError, failureOf, failureWith } from '../../node/failures.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import type { OpenConnection, Sent, Written } from '../contracts/openConnection.ts';
import { earlyHelloIn, EarlyHello } from '../link/clientHello.ts';
import type { LinkEvent, LinkHandlers, StreamLink } from '../link/link.ts';
import type { CreateResponder } from '../responders/responder.ts';
import { ConnectionEnd, whyNoMore, type FailedSend } from './connectionEnd.ts';
import { IdleEnd } from './idleEnd.ts';
import { InputDrain } from './inputDrain.ts';
import { OrderlyClose, largeReplyBytes } from './orderlyClose.ts';
import { responderConsumer, type ResponderConsumer } from './responderConsumer.ts';
import { ReadingPause } from './readingPause.ts';
import { reportData } from './reportData.ts';
import type { StreamConnectionOptions } from './streamConnectionOptions.ts';
import type { StreamConsumer } from './streamConsumer.ts';
import { StreamSender } from './streamSender.ts';
import type { BeginTls, TlsStart } from './tlsStart.ts';

export class StreamConnection implements OpenConnection, LinkHandlers {
  readonly id: number;
  bytesIn = 0;
  /** Once closed: bytes accepted from the user, and never by the kernel. */
  lost = 0;
  readonly #context: EndpointContext;
  #link: StreamLink;
  readonly #options: StreamConnectionOptions;
  #senderMade: StreamSender | undefined;
  #readingMade: ReadingPause | undefined;
  readonly #end: ConnectionEnd;
  /** Takes the received bytes, if anything does. */
  #consumer: StreamConsumer | undefined;
  /** The same, where it is a responder. */
  #responder: ResponderConsumer | undefined;
  #isStarted = false;
  /** What to do when everything is sent. */
  #after: 'halfClose' | 'close' | undefined;
  #closing: OrderlyClose | undefined;
  #isHalfClosed = false;
  #peerHasEnded = false;
  #over = false;
  /** Set after a failed send: data that the peer sent earlier is still read. */
  #sendFailure: FailedSend | undefined;
  /** Whether our reset is in progress; it is reported when the link is closed. */
  #resetting = false;
  /** Ends our side some time after the peer's end, where nothing else does. */
  #idleEnd: IdleEnd | undefined;
  /** TLS that is started on the open connection. */
  #tls: TlsStart | undefined;
  #hello: EarlyHello | undefined;

  constructor(context: EndpointContext, options: StreamConnectionOptions) {
    this.#context = context;
    this.#options = options;
    this.id = options.id;
    this.#link = options.link;
    this.#end = new ConnectionEnd(context, options);
    this.#consumer = options.consumer ?? (this.#responder = this.#consumerOf(options.createResponder));
    context.register(this);
  }

  /** The peer's address; empty where it has none. */
  get remote(): string {
    return this.#options.remote;
  }

  /** Bytes accepted by the kernel. */
  get bytesOut(): number {
    return this.#senderMade?.bytesOut ?? 0;
  }

  /** Bytes accepted to be sent, and not by the kernel yet. */
  get unsentBytes(): number {
    return this.#senderMade?.unsentBytes ?? 0;
  }

  /** Stops reading while what is received cannot be passed on. */
  holdReading(isHeld: boolean, reason: 'backPressure' | 'relay'): void {
    if (isHeld) this.#reading.pause(reason);
    else if (!this.#over) this.#reading.resume(reason);
  }

  /** Starts reading and replying; must be called after the event that announces the connection. */
  start(): void {
    this.#link.open(this, { keepsBytes: this.#consumer?.keepsBytes === true });
    this.#isStarted = true;
    this.#consumer?.start(true);
  }

  /** Created on first use, like the sender: most of many idle connections need none of them. */
  get #reading(): ReadingPause {
    return (this.#readingMade ??= new ReadingPause(this.#link, (type, reason) => {
      this.#context.report({ type, call: 'recv', connection: this.id, reason });
    }));
  }

  get #sender(): StreamSender {
    return (this.#senderMade ??= new StreamSender(this.#context, this.#options, {
      onAllSent: () => this.#allSent(),
      onDrained: () => this.#consumer?.drained(),
      onFailed: (failure, letGo) => this.#sendFailed(failure, letGo),
    }));
  }

  #consumerOf(create: CreateResponder | undefined): ResponderConsumer | undefined {
    if (create === undefined) return undefined;
    return responderConsumer(create, {
      ...this.#options,
      connection: this,
      context: this.#context,
      reading: this.#reading,
      closeWhenSent: () => this.beginClose(true),
      isOver: () => this.#over,
      unsentBytes: () => this.unsentBytes,
      hold: (isHeld) => this.holdReading(isHeld, 'backPressure'),
    });
  }

  setResponder(create: CreateResponder | undefined): void {
    if (this.#over) return;
    const before = this.#responder;
    before?.dispose();
    this.#reading.resume('responder');
    this.#reading.resume('backPressure');
    // The last reply is dropped with the responder that made it.
    if (before?.isPassedOver === true && this.#after !== 'close')
      this.#reading.unignore('responder', 'backPressure');
    this.#consumer = this.#responder = this.#consumerOf(create);
    if (this.#isStarted) this.#consumer?.start(false);
  }

  send(bytes: Uint8Array): Result<Sent> {
    return this.#sendRefusal() ?? this.#sender.send(bytes);
  }

  async write(bytes: Uint8Array, signal?: AbortSignal): Promise<Result<Written>> {
    return this.#sendRefusal() ?? this.#sender.write(bytes, signal);
  }

  /** Undefined where sending is possible; the caller sends next. */
  #sendRefusal(): Result<never> | undefined {
    if (this.#over || this.#after !== undefined)
      return this.#cannot('EPIPE', 'send', whyNoMore(this.#after, this.#sendFailure));
    this.#idleEnd?.sent();
    return undefined;
  }

  whenDrained(): Promise<void> {
    return this.#senderMade?.whenDrained() ?? Promise.resolve();
  }

  halfClose(): Result<void> {
    if (this.#over || this.#isHalfClosed) return this.#cannot('ENOTCONN', 'shutdown');
    this.#after ??= 'halfClose';
    this.#idleEnd?.dispose();
    this.#sender.pump();
    return success(undefined);
  }

  close(): void {
    this.beginClose(false);
    this.#closing?.hurry();
  }

  /** @param isPatient the peer may take as long as it needs to read what is sent */
  beginClose(isPatient: boolean): void {
    if (this.#over) return;
    this.#after = 'close';
    this.#idleEnd?.dispose();
    const wasPaused = this.#reading.ignore('user', 'responder', 'backPressure', 'relay');
    this.#closing ??= new OrderlyClose({
      clock: this.#context.clock,
      peerIsSending: wasPaused || (isPatient && this.bytesOut + this.unsentBytes > largeReplyBytes),
      shutdown: () => this.#shutdown(),
      destroy: () => this.#destroy(),
    });
    this.#sender.pump();
  }

  reset(): Result<void> {
    if (this.#over || this.#link.isDestroyed) return this.#cannot('ENOTCONN', 'close');
    if (!this.#link.canReset) return this.#cannot('EOPNOTSUPP', 'close');
    this.#resetting = true;
    this.#after = 'close';
    this.#senderMade?.settle();
    this.#end.readUnacknowledged(this.bytesOut);
    this.#link.reset();
    this.#consumer?.aborted?.(undefined);
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

  /**
   * Starts TLS in the middle of the conversation; settles once the handshake is done or has failed, which closes the
   * connection. Never rejects.
   *
   * @param early bytes of the peer's session that were received as data; absent: a ClientHello that the connection has seen
   */
  secure(begin: BeginTls, early = this.#hello?.bytes): Promise<Result<void>> {
    const begun = begin(
      {
        remote: this.#options.remote,
        isOver: this.#over || this.#link.isDestroyed,
        isUnderWay: this.#tls?.isOver === false,
        isEncrypted: this.#link.isEncrypted,
        peerHasEnded: this.#peerHasEnded,
        after: this.#after,
      },
      () => ({
        clock: this.#context.clock,
        link: this.#link,
        sender: this.#sender,
        reading: this.#reading,
        replaced: (link) => {
          this.#link = link;
          this.#hello = undefined;
          link.open(this, { keepsBytes: this.#consumer?.keepsBytes === true });
          if (early !== undefined) link.chunk(early);
        },
        failed: (failure) => this.#failWith(failure),
      }),
    );
    if (!begun.ok) return Promise.resolve(begun);
    this.#tls = begun.value;
    return this.#tls.outcome;
  }

  /** As after a failed send: what the peer sent before is still read. */
  #failWith(failure: Failure): void {
    const error = new FailureError(failure);
    const link = this.#link;
    this.#sender.writeFailed(error, link.unwrittenBytes, () => {
      this.failed(error);
      link.destroy();
    });
  }

  #cannot(code: string, call: SocketCall, detail?: string): Result<never> {
    return fail(failureWith(code, call, this.#options.remote, detail));
  }

  #allSent(): void {
    if (this.#over || this.#after === undefined) return;
    // Our side's end is TLS's own.
    if (this.#after === 'halfClose' && this.#tls?.isAsked === true) return;
    if (this.#after === 'halfClose') this.#shutdown();
    else this.#closing?.sent(this.#peerHasEnded);
  }

  #shutdown(): void {
    if (this.#isHalfClosed) return;
    this.#isHalfClosed = true;
    this.#link.shutdown(() => this.#end.reportEnd('out', defined({ afterMs: this.#idleEnd?.endedAfterMs })));
  }

  told(event: LinkEvent): void {
    this.#context.report({ ...event, connection: this.id });
    if (event.type === 'handshake') this.#tls?.finish(event.failure);
  }

  stray(bytes: Uint8Array): void {
    reportData(this.#context, this.id, 'in', bytes, this.bytesIn);
    this.bytesIn += bytes.length;
  }

  chunk(bytes: Uint8Array): void {
    this.stray(bytes);
    const hello = this.#hello === undefined ? earlyHelloIn(bytes) : bytes;
    if (hello !== undefined) (this.#hello ??= new EarlyHello()).add(hello);
    this.#closing?.received();
    this.#sendFailure?.drain.received();
    if (this.#takesData) this.#consumer?.chunk(bytes);
  }

  /** No replies once closing, as for a program past its `close`; a relay passes on what arrived before. */
  get #takesData(): boolean {
    const isOpen = this.#after === 'halfClose' || this.#sendFailure !== undefined;
    return this.#after === undefined || (isOpen && this.#consumer?.outlivesHalfClose === true);
  }

  ended(beforeFin?: true): void {
    this.#peerHasEnded = true;
    if (this.#sendFailure !== undefined) {
      // After a failed send, the end may be what is left of a reset, which the system reports only once.
      this.#sendFailure.letGo();
      return;
    }
    this.#end.reportEnd('in', beforeFin === undefined ? {} : { beforeFin });
    this.#closing?.peerEnded();
    if (!this.#takesData) return;
    if (this.#consumer === undefined && !this.#options.endsWithPeer) {
      this.#idleEnd = new IdleEnd(this.#context.clock, this.#options.endAfterMs, () => this.halfClose());
      this.#idleEnd.start();
      return;
    }
    const replied = this.#consumer?.ended();
    if (replied === undefined) this.halfClose();
    else void replied.then(() => this.halfClose());
  }

  taken(): void {
    this.#senderMade?.taken();
  }

  writeFailed(error: Error, unwrittenBytes: number, letGo: () => void): void {
    this.#sender.writeFailed(error, unwrittenBytes, letGo);
  }

  /** Keeps the link open until everything the kernel received before is read. */
  #sendFailed(failure: Failure, letGo: () => void): void {
    this.#after = 'close';
    this.#sendFailure = { failure, letGo, drain: new InputDrain(this.#context.clock, letGo) };
    this.#reading.ignore('user', 'responder', 'backPressure', 'relay');
    if (this.#peerHasEnded) letGo();
  }

  #destroy(): void {
    this.#sendFailure?.letGo();
    if (this.#link.isDestroyed) return;
    this.#senderMade?.settle();
    // With unread input, the kernel resets the connection.
    if (this.#closing?.peerIsSending === true) this.#end.readUnacknowledged(this.bytesOut);
    this.#link.destroy();
  }

  failed(error: Error): void {
    this.#senderMade?.settle();
    // No more sends are accepted, so that the reported loss is complete.
    this.#after = 'close';
    const failure = this.#sendFailure?.failure ?? failureOf(error, undefined, this.#options.remote);
    this.#end.reportFailure(failure, this.bytesOut, this.unsentBytes);
    this.#consumer?.aborted?.(failure);
  }

  closed(): void {
    if (this.#over) return;
    this.#over = true;
    this.lost = this.unsentBytes;
    if (this.#resetting) this.#end.reportReset('close', 'out', this.lost);
    this.#idleEnd?.dispose();
    this.#closing?.dispose();
    this.#sendFailure?.drain.dispose();
    this.#end.reportClosed(this);
    this.#consumer?.dispose();
    this.#consumer = undefined;
    this.#senderMade?.dispose(this.#end.failure);
    this.#tls?.finish(this.#end.failure ?? failureWith('ECONNABORTED', undefined, this.#options.remote));
    this.#context.unregister(this);
    this.#options.onClosed(this);
  }
}
