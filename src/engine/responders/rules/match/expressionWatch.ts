/** Limits the time of regular expressions. */
import type { RuleEvent } from '../../../../language/rules/ruleStatement.ts';
import type { Reply, ResponderSituation } from '../../responder.ts';

/** Time for the regular expressions of all rules per message; the one that exceeds it is the last. */
const limitMs = 250;

/** Keeps regular expressions from blocking: limits their time per message, and reports the skipped ones. */
export class ExpressionWatch {
  readonly #clock: ResponderSituation['clock'];
  readonly #event: RuleEvent;
  readonly #bytes: number;
  readonly #reply: Reply;
  readonly #startUs: number;
  #isLate = false;

  /** Starts with the first rule that has an expression. */
  constructor(clock: ResponderSituation['clock'], event: RuleEvent, bytes: number, reply: Reply) {
    this.#clock = clock;
    this.#event = event;
    this.#bytes = bytes;
    this.#reply = reply;
    this.#startUs = clock.nowUs();
  }

  /** Whether an expression that searches at most `mostBytes` may run; reports it where not. */
  allows(mostBytes: number): boolean {
    if (this.#isLate) return false;
    const what = this.#event === 'data' ? 'What came has' : `A ${this.#event} has`;
    if (this.#bytes > mostBytes) {
      this.#report(
        `${what} ${this.#bytes} bytes; the rule's regular expression is so large that it looks at ${mostBytes} at most, and was passed over.`,
      );
      return false;
    }
    if (this.#clock.nowUs() - this.#startUs <= limitMs * 1000) return true;
    this.#isLate = true;
    this.#report(
      `${what} ${this.#bytes} bytes, for which the regular expressions took more than ${limitMs} ms: those of the rules that were left were passed over.`,
    );
    return false;
  }

  #report(message: string): void {
    const advice = 'Write smaller expressions, or look for bytes with starts, ends or contains.';
    this.#reply.fail({ code: 'ERR_EXPRESSION', message, advice });
  }
}
