import type { RuleEvent } from '../../../language/rules/ruleStatement.ts';
import type { Reply } from '../responder.ts';
import type { Captures } from './match/ruleExpression.ts';

/** What a rule answers to. */
export interface Occasion {
  readonly event: RuleEvent;
  /** The chunk, datagram, line or what a frame carries; of a new connection and of a period, nothing. */
  readonly message: Uint8Array;
  /** The message as it stood in the stream, with what ended or framed it. */
  readonly raw: Uint8Array;
  readonly captures: Captures | undefined;
}

/** How one rule answers on one connection. */
export interface Replier {
  /** Where this says when it is done, nothing else is answered before. */
  answer(occasion: Occasion, reply: Reply): void | Promise<void>;
  /** The connection begins: whoever speaks first may. */
  start?(reply: Reply): void;
  /** The peer ended its side. Where a promise comes back, our side stays open until it settles. */
  end?(reply: Reply): void | Promise<void>;
  /** The kernel took everything sent so far. */
  drained?(reply: Reply): void;
  dispose?(): void;
}
