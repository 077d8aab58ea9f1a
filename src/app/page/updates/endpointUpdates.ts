/** Updates of the endpoints shown by a page. */
import { RateMeter } from '../../../capture/rates/rateMeter.ts';
import type { EndpointsNotice } from '../../../page/socketMessages.ts';
import { targetText } from '../../targets/targetText.ts';
import type { PageContext } from '../context/pageContext.ts';

/** Most connections per endpoint sent to a page. */
const connectionLimit = 50;
/** Longer than for summaries, as the list of endpoints is much larger and changes with every chunk. */
const intervalMs = 100;
/** Rates below this count as zero; they would decay forever. */
const leastRate = 1;
const nothing = { ledger: -1, target: -1 as number | undefined, note: '', previousSession: -1 };

/** The send target of a page, and a line about it if it has changed by itself. */
export interface ShownTarget {
  readonly id: number | undefined;
  readonly note: string;
}

/** Notifies a page of changes to endpoints, rates, the send target and the previous session. */
export class EndpointUpdates {
  readonly #context: Pick<PageContext, 'ledger' | 'clock' | 'previousSockets'>;
  readonly #rates = new RateMeter();
  #sent = nothing;
  #sentMs = Number.NEGATIVE_INFINITY;
  #fading = false;

  constructor(context: Pick<PageContext, 'ledger' | 'clock' | 'previousSockets'>) {
    this.#context = context;
  }

  /** To be called for a page that has just loaded. */
  forget(): void {
    this.#sent = nothing;
    this.#sentMs = Number.NEGATIVE_INFINITY;
  }

  /** True: call again soon, as there is or will be more. */
  send({ id: target, note }: ShownTarget, notify: (notice: EndpointsNotice) => void): boolean {
    const { ledger, clock } = this.#context;
    const previousSession = this.#context.previousSockets.count();
    const { version } = ledger;
    const isSameTarget = target === this.#sent.target && note === this.#sent.note;
    const isOld =
      version === this.#sent.ledger && isSameTarget && previousSession === this.#sent.previousSession;
    if (isOld && !this.#fading) return false;
    const nowMs = clock.nowUs() / 1000;
    // A new target is sent at once, or what is typed meanwhile would go to the old one.
    if (isSameTarget && nowMs - this.#sentMs < intervalMs) return true;
    const { bytesIn, bytesOut } = ledger.totals();
    const rates = this.#rates.sample(nowMs, bytesIn, bytesOut);
    const endpoints = ledger.endpoints(connectionLimit);
    notify({
      endpoints,
      rates,
      previousSession,
      targetNote: note,
      ...(target === undefined ? {} : { target, targetLabel: targetText(ledger, target) }),
    });
    this.#sentMs = nowMs;
    this.#sent = { ledger: version, target, note, previousSession };
    this.#fading = rates.inBytesPerSecond + rates.outBytesPerSecond >= leastRate;
    return this.#fading;
  }
}
