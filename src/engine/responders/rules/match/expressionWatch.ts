import type { RuleEvent } from '../../../../language/rules/ruleStatement.ts';
import type { Reply, ResponderSituation } from '../../responder.ts';

/** Time that the regular expressions of all rules may take for one message; the one that goes over it is the last. */
const limitMs = 250;

/** Sees to it that regular expressions hold nobody up: what one message has of their time, and which are passed over. */
export class ExpressionWatch {
  readonly #clock: ResponderSituation['clock'];
  readonly #event: RuleEvent;
  readonly #bytes: number;
  readonly #reply: Reply;
  readonly #startUs: number;
  #isLate = false;

  /** Begins with the first rule that has an expression. */
  constructor(clock: ResponderSituation['clock'], event: RuleEvent, bytes: number, reply: Reply) {
    this.#clock = clock;
    this.#event = event;
    this.#bytes = bytes;
    this.#reply = reply;
    this.#startUs = clock.nowUs();
  }

  /** Whether an expression that looks at so many bytes has its turn; where it has not, that is told. */
  allows(mostBytes: number): boolean {
    if (this.#isLate) return false;
    const what = this.#event === 'data' ? 'What came has' : `A ${this.#event} has`;
    if (this.#bytes > mostBytes) {
      this.#tell(
        `${what} ${this.#bytes} bytes; the rule's regular expression is so large that it looks at ${mostBytes} at most, and was passed over.`,
      );
      return false;
    }
    if (this.#clock.nowUs() - this.#startUs <= limitMs * 1000) return true;
    this.#isLate = true;
    this.#tell(
      `${what} ${this.#bytes} bytes, for which the regular expressions took more than ${limitMs} ms: those of the rules that were left were passed over.`,
    );
    return false;
  }

  #tell(message: string): void {
    const advice = 'Write smaller expressions, or look for bytes with starts, ends or contains.';
    this.#reply.fail({ code: 'ERR_EXPRESSION', message, advice });
  }
}
