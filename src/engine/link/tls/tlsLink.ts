/**
 * A link that speaks TLS over another link, so that resets, half-closes and back-pressure are those of the socket below.
 *
 *   connection ⇄ TlsLink: plain text ⇄ Node's TLS ⇄ TlsWire: ciphertext ⇄ SocketLink ⇄ kernel
 */
import type { TLSSocket } from 'node:tls';
import type { Failure } from '../../../model/result.ts';
import { FailureError, failureOf } from '../../../node/failures.ts';
import type { HandshakeEvent, LinkHandlers, StreamLink } from '../link.ts';
import type { SecuredLink } from '../streamDialing.ts';
import { peerEndedEarly } from './handshakeFailures.ts';
import { HandshakeReport } from './handshakeReport.ts';
import { afterNextPoll, PeerEnd } from './peerEnd.ts';
import { RecordJoin, recordBytes } from './recordJoin.ts';
import type { HandshakeFacts, TlsSide } from './tlsSide.ts';
import { TlsWire } from './tlsWire.ts';

/** The most that encryption with an AEAD adds to the plain text of a record. */
const recordOverhead = 29;
const headerBytes = 5;

export class TlsLink implements SecuredLink, LinkHandlers {
  readonly #socket: StreamLink;
  readonly #side: TlsSide;
  readonly #wire: TlsWire;
  readonly #handshake: HandshakeReport;
  readonly #peerEnd: PeerEnd;
  readonly #received = new RecordJoin((bytes) => {
    if (!this.#isDestroyed) this.#handlers?.chunk(bytes);
  });
  readonly #session: TLSSocket;
  #handlers: LinkHandlers | undefined;
  #state: 'handshake' | 'secured' | 'failed' = 'handshake';
  /** The session is reading what the socket has received. */
  #isReading = false;
  #isPaused = false;
  #isDestroyed = false;
  /** Bytes of the pending write, and what the socket had been passed before it. */
  #writing = 0;
  #passedBefore = 0;
  /** Our side ends, once the handshake is done. */
  #ending: (() => void) | undefined;
  #hasEnded = false;
  #hasSaidEnd = false;
  #hasLetGo = false;

  /** Begins the handshake. @param socket its handlers are replaced; nothing else may write to it from now on */
  constructor(socket: StreamLink, side: TlsSide) {
    this.#socket = socket;
    this.#side = side;
    this.#handshake = new HandshakeReport(side);
    this.#wire = new TlsWire(socket, {
      onBytes: (records) => this.#handshake.written(records),
      onEnd: () => this.#saidEnd(),
    });
    const session = (this.#session = side.begin(this.#wire.asDuplex));
    session.once(side.role === 'client' ? 'secureConnect' : 'secure', () => this.#secured());
    session.on('error', (error: Error) => this.#sessionFailed(error));
    // Of a server's session, Node reports errors after the handshake to its own server only.
    session.on('_tlsError', (error: Error) => this.#sessionFailed(error));
    this.#peerEnd = new PeerEnd(session, this.#wire, {
      isOver: () => this.#isDestroyed || this.#state !== 'secured',
      closeNotify: (isMissing) => {
        const missing = isMissing ? ({ missing: true } as const) : {};
        this.#handlers?.told({ type: 'closeNotify', direction: 'in', ...missing });
      },
      ended: (...beforeFin) => this.#handlers?.ended(...beforeFin),
    });
    session.on('close', () => this.#sessionClosed());
    socket.open(this, { keepsBytes: false });
  }

  get descriptor(): number | undefined {
    return this.#socket.descriptor;
  }

  get canReset(): boolean {
    return this.#socket.canReset;
  }

  get isDestroyed(): boolean {
    return this.#isDestroyed || this.#socket.isDestroyed;
  }

  get isEncrypted(): boolean {
    return true;
  }

  get isWriting(): boolean {
    return this.#writing > 0;
  }

  get isFull(): boolean {
    return this.isWriting && this.#socket.isWriting && this.#state === 'secured';
  }

  /** The peer cannot read a part of a record: what the kernel has of one does not count. */
  get unwrittenBytes(): number {
    const passed = this.#wire.passed - this.#passedBefore;
    const left = this.#socket.unwrittenBytes;
    if (passed > 0 && left === 0) return 0;
    const records = Math.floor(Math.max(0, passed - left) / (recordBytes + recordOverhead));
    return Math.max(0, this.#writing - records * recordBytes);
  }

  handshake(): Promise<HandshakeEvent> {
    return new Promise((resolve) => this.#handshake.onTold(resolve));
  }

  /** Breaks off a handshake that is not done. */
  giveUp(failure: Failure): void {
    if (this.#state === 'handshake' && !this.isDestroyed)
      this.#handshakeFailed(this.#handshake.plainText ?? failure);
  }

  open(handlers: LinkHandlers): void {
    this.#handlers = handlers;
    this.#handshake.onTold((event) => handlers.told(event));
    if (this.#state === 'secured') this.#deliver();
  }

  takesInPlace(): boolean {
    return false;
  }

  write(bytes: Uint8Array): void {
    this.#writing = bytes.length;
    this.#passedBefore = this.#wire.passed;
    this.#session.write(bytes, (error) => {
      if (error !== null && error !== undefined) return;
      this.#writing = 0;
      this.#handlers?.taken();
    });
  }

  shutdown(done: () => void): void {
    this.#ending = done;
    if (this.#state === 'secured') this.#end();
  }

  reset(): void {
    this.#isDestroyed = true;
    this.#socket.reset();
    this.#session.destroy();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    const says = this.#state === 'secured' && !this.#hasEnded && !this.#socket.isWriting;
    if (says && !this.#socket.isDestroyed) this.#end();
    // The close_notify waits for what Node is still writing.
    if (says && !this.#hasSaidEnd) afterNextPoll(() => this.#drop());
    else this.#drop();
  }

  pause(): void {
    this.#isPaused = true;
    if (this.#state !== 'secured') return;
    this.#session.pause();
    this.#socket.pause();
  }

  resume(): void {
    this.#isPaused = false;
    if (this.#state !== 'secured') return;
    this.#socket.resume();
    this.#session.resume();
  }

  chunk(bytes: Uint8Array): void {
    if (this.#isDestroyed) return;
    this.#handshake.received(bytes);
    const { plainText } = this.#handshake;
    if (plainText !== undefined) this.#handlers?.stray(bytes);
    // OpenSSL would wait for the rest of a record's header.
    if (plainText !== undefined && bytes.length < headerBytes && this.#state === 'handshake')
      this.#handshakeFailed(plainText);
    else if (this.#state !== 'failed') this.#read(bytes);
  }

  #read(records: Uint8Array): void {
    this.#isReading = true;
    this.#wire.received(records);
    this.#isReading = false;
    this.#received.flush();
  }

  stray(): void {
    // Of TLS in TLS: it is no data here either.
  }

  told(): void {
    // The handshake of one link is not that of the other.
  }

  /** The peer's FIN. */
  ended(): void {
    if (this.#isDestroyed) return;
    this.#peerEnd.finCame();
    if (this.#state === 'handshake')
      this.#handshakeFailed(this.#handshake.plainText ?? peerEndedEarly(this.#side.role));
    else if (this.#state === 'failed') this.#handlers?.ended();
  }

  taken(): void {
    this.#wire.taken();
  }

  writeFailed(error: Error, _unwrittenBytes: number, letGo: () => void): void {
    if (this.#handlers === undefined) letGo();
    else this.#handlers.writeFailed(error, this.unwrittenBytes, letGo);
  }

  failed(error: Error): void {
    if (this.#state === 'failed') {
      this.#letGo(error);
      return;
    }
    if (this.#state === 'handshake') this.#handshake.tell({ failure: failureOf(error, undefined) });
    this.#state = 'failed';
    for (let bytes = this.#next(); bytes !== null; bytes = this.#next()) this.#handlers?.chunk(bytes);
    this.#handlers?.failed(error);
  }

  closed(): void {
    // What came before the FIN may still be on its way through the session.
    if (this.#peerEnd.finHasCome && this.#state === 'secured' && !this.#peerEnd.isTold)
      afterNextPoll(() => this.#close());
    else this.#close();
  }

  #close(): void {
    this.#peerEnd.closed();
    this.#isDestroyed = true;
    this.#session.destroy();
    this.#handlers?.closed();
  }

  #next(): Buffer | null {
    return this.#session.read() as Buffer | null;
  }

  #secured(): void {
    if (this.#state !== 'handshake' || this.isDestroyed) return;
    const { failure, ...facts } = this.#side.judge(this.#session);
    if (failure !== undefined) {
      this.#handshakeFailed(failure, facts);
      return;
    }
    this.#state = 'secured';
    this.#handshake.tell(facts);
    if (this.#handlers === undefined) this.#socket.pause();
    else this.#deliver();
  }

  /** Passes on what is received, now that there is somebody to take it. */
  #deliver(): void {
    this.#session.on('data', (bytes: Buffer) => {
      this.#received.add(bytes);
      // What was buffered while it was paused comes outside of a read.
      if (!this.#isReading) this.#received.flush();
    });
    if (this.#isPaused) this.pause();
    else this.resume();
    if (this.#ending !== undefined) this.#end();
  }

  #sessionFailed(error: Error): void {
    if (this.#isDestroyed || this.#state === 'failed') return;
    this.#received.flush();
    if (this.#state === 'secured') {
      this.#breakOff(this.#side.explain(error));
      return;
    }
    const alert = this.#handshake.alertOf(error);
    this.#handshakeFailed(this.#handshake.plainText ?? this.#side.explain(error), alert);
  }

  #handshakeFailed(failure: Failure, facts: HandshakeFacts = {}): void {
    this.#handshake.tell({ ...facts, failure });
    this.#breakOff(failure);
  }

  /**
   * Ends our side, and keeps the socket until the peer has ended its own: a close with unread input would reset the
   * connection, and an alert of ours might not arrive.
   */
  #breakOff(failure: Failure): void {
    this.#state = 'failed';
    const unwritten = this.#writing;
    this.#session.destroy();
    if (this.#handlers === undefined) return;
    this.#socket.shutdown(() => undefined);
    const error = new FailureError(failure);
    this.#handlers.writeFailed(error, unwritten, () => this.#letGo(error));
    if (this.#peerEnd.finHasCome) this.#handlers.ended();
  }

  #letGo(error: Error): void {
    if (this.#hasLetGo) return;
    this.#hasLetGo = true;
    this.#handlers?.failed(error);
    this.#drop();
  }

  /** Sends a close_notify, then a FIN: at once, unless Node is still writing. */
  #end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    const before = this.#wire.passed;
    this.#session.end();
    if (this.#wire.passed > before) this.#saidEnd();
  }

  #saidEnd(): void {
    if (this.#hasSaidEnd || this.#state !== 'secured' || this.#socket.isDestroyed) return;
    this.#hasSaidEnd = true;
    this.#handlers?.told({ type: 'closeNotify', direction: 'out' });
    this.#socket.shutdown(() => {
      if (!this.#isDestroyed) this.#ending?.();
    });
  }

  /** Both sides have ended: the peer's FIN may be on its way, and no more is waited for. */
  #sessionClosed(): void {
    if (this.#state === 'secured') afterNextPoll(() => this.#socket.destroy());
  }

  #drop(): void {
    this.#isDestroyed = true;
    this.#session.destroy();
    this.#socket.destroy();
  }
}
