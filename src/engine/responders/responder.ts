/** The contract of responders: what replies on the connections of a listener. */
import type { Failure, Result } from '../../model/result.ts';
import type { Clock } from '../../node/clock.ts';

/** The actions available to a responder on its connection (UDP: towards its peer). */
export interface Reply {
  send(bytes: Uint8Array): void;
  /** Sends to every connection of the listener. */
  sendToAll(bytes: Uint8Array): void;
  /** Half-closes after everything is sent. */
  end(): void;
  /** Closes after everything is sent. */
  close(): void;
  reset(): void;
  /** Reports that a reply could not be made. */
  fail(failure: Failure): void;
  /** Stops reading until `resume`; a datagram socket reads on. */
  pause(): void;
  resume(): void;
  /**
   * This is the last reply: input is read, counted and discarded while it goes out. A peer that sends everything before
   * it reads would otherwise wait for us, and we for it. No effect on a datagram socket.
   */
  passOver(): void;
  /** Bytes sent that the kernel has not accepted. */
  readonly unsent: number;
}

/** A reply with different send methods. */
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
 * A listener's automatic behaviour on one connection. It has the state of its connection, but no socket. All methods
 * are optional: a responder without `data` discards. After the peer's FIN, the connection ends our side when everything
 * is written.
 */
export interface Responder {
  /** Called on a new connection, and on an existing one when the responder is set. */
  start?(reply: Reply): void;
  /** Called on a new connection; never on UDP. */
  connect?(reply: Reply): void;
  /**
   * Whether it retains bytes, so that they must remain unchanged. Otherwise they are valid during the call of `data`
   * only, which saves a copy of each chunk; `Reply.send` copies what has to wait.
   */
  readonly keepsBytes?: boolean;
  /** Called for each chunk or datagram. */
  data?(bytes: Uint8Array, reply: Reply): void;
  /** The peer ended its side: the last chance to write. Our side ends after the remaining replies. */
  end?(reply: Reply): void | Promise<void>;
  /** The kernel has accepted everything sent so far: a generator sends more. */
  drained?(reply: Reply): void;
  /** Releases timers and programs: the connection is closed, or has got another responder. */
  dispose?(): void;
}

export interface ServiceSituation {
  /** `datagram`: every call of `data` is one message with its own reply. */
  readonly style: 'stream' | 'datagram';
  readonly clock: Pick<Clock, 'wallMs'>;
}

export interface ResponderSituation extends ServiceSituation {
  readonly clock: Pick<Clock, 'wallMs' | 'timer' | 'nowUs'>;
  /** The peer's address, for display. */
  readonly remote: string;
  readonly connection: number;
}

/** Creates the responder of one connection. */
export type CreateResponder = (situation: ResponderSituation) => Responder;

/** Compiles the text of responders, and owns the programs these run. */
export interface ResponderReader {
  /** Undefined without text or for an empty one; `ERR_RESPONDER` with the first problem of an invalid one. */
  read(text: string | undefined): Result<CreateResponder | undefined>;
  /** Ends every program still running. */
  dispose(): Promise<void>;
}
