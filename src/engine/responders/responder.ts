import type { Failure, Result } from '../../model/result.ts';
import type { Clock } from '../../node/clock.ts';

/** What a responder may do on the connection (UDP: to the peer) it answers. */
export interface Reply {
  send(bytes: Uint8Array): void;
  /** Sends to every connection of the listener. */
  sendToAll(bytes: Uint8Array): void;
  /** Half-close after what was sent. */
  end(): void;
  /** Close after what was sent. */
  close(): void;
  reset(): void;
  /** Tells that an answer could not be made. */
  fail(failure: Failure): void;
  /** Reads nothing more until `resume`; a datagram socket reads on. */
  pause(): void;
  resume(): void;
  /**
   * This answer is the last: what comes from now on is read, counted and passed over, while it goes out. A peer that
   * says all it has to say before it reads would otherwise wait for us, as we for it. Nothing to a datagram socket.
   */
  passOver(): void;
  /** Bytes of what was sent that the kernel has not taken. */
  readonly unsent: number;
}

/** A reply whose bytes go another way. */
export function sendingBy(reply: Reply, sends: Pick<Reply, 'send' | 'sendToAll'>): Reply {
  return {
    send: (bytes) => sends.send(bytes),
    sendToAll: (bytes) => sends.sendToAll(bytes),
    end: () => reply.end(),
    close: () => reply.close(),
    reset: () => reply.reset(),
    fail: (failure) => reply.fail(failure),
    pause: () => reply.pause(),
    resume: () => reply.resume(),
    passOver: () => reply.passOver(),
    get unsent() {
      return reply.unsent;
    },
  };
}

/**
 * What a listener does by itself on one connection. State of the connection lives in the responder, nothing of
 * it in the table; it holds no socket. All parts are optional: a responder without `data` discards. After the
 * peer's FIN the driver ends our side when everything is written.
 */
export interface Responder {
  /** The connection is there, or was there already when the responder was set. */
  start?(reply: Reply): void;
  /** The connection is there; on UDP there is none, so this is not called. */
  connect?(reply: Reply): void;
  /**
   * It keeps bytes that it is given, or sends them on: they stay as they are. Others are valid during the call of `data`
   * only, which saves a copy of each chunk.
   */
  readonly keepsBytes?: boolean;
  /** A chunk, or a datagram. */
  data?(bytes: Uint8Array, reply: Reply): void;
  /** The peer ended its side: the last chance to write. Our side ends after what is answered, where it is. */
  end?(reply: Reply): void | Promise<void>;
  /** The kernel took everything sent so far: a generator makes more. */
  drained?(reply: Reply): void;
  /** Lets go of timers and programs: the connection is closed, or answered by another responder. */
  dispose?(): void;
}

export interface ServiceSituation {
  /** `datagram`: every call of `data` is one message and gets its own answer. */
  readonly style: 'stream' | 'datagram';
  readonly clock: Pick<Clock, 'wallMs'>;
}

export interface ResponderSituation extends ServiceSituation {
  readonly clock: Pick<Clock, 'wallMs' | 'timer' | 'nowUs'>;
  /** The peer's address, as shown. */
  readonly remote: string;
}

/** Makes the responder of one connection. */
export type CreateResponder = (situation: ResponderSituation) => Responder;

/** Turns the text of responders into responders, and owns what these run. */
export interface ResponderReader {
  /** None for no text or an empty one; `ERR_RESPONDER` with the first problem where the text has some. */
  read(text: string | undefined): Result<CreateResponder | undefined>;
  /** Ends every program that still runs. */
  dispose(): Promise<void>;
}
