/** The contract of repliers: how one rule replies on one connection. */
import type { RuleEvent } from '../../../language/rules/ruleStatement.ts';
import type { Reply } from '../responder.ts';
import type { Captures } from './match/ruleExpression.ts';

/** What a rule replies to. */
export interface Occasion {
  readonly event: RuleEvent;
  /** The chunk, datagram, line or content of a frame; empty for a new connection and for a period. */
  readonly message: Uint8Array;
  /** The message as received, with its terminator or framing. */
  readonly raw: Uint8Array;
  readonly captures: Captures | undefined;
}

/** The replies of one rule on one connection. */
export interface Replier {
  /** If it returns a promise, later replies wait until it settles. */
  respond(occasion: Occasion, reply: Reply): void | Promise<void>;
  /** The connection begins: it may send first. */
  start?(reply: Reply): void;
  /** The peer ended its side. If it returns a promise, our side stays open until that settles. */
  end?(reply: Reply): void | Promise<void>;
  /** The kernel has accepted everything sent so far. */
  drained?(reply: Reply): void;
  dispose?(): void;
}
