import type { Ledger } from '../../capture/ledger/ledger.ts';
import { RateMeter } from '../../capture/rates/rateMeter.ts';
import type { Clock } from '../../node/clock.ts';
import type { EndpointsNotice } from '../../page/socketMessages.ts';
import { targetLabel } from '../targets/targetId.ts';
import type { GoneSockets } from './goneSockets.ts';

export interface EndpointsNewsParts {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly gone: GoneSockets;
}

/** Connections of each endpoint that a page is told about. */
const connectionLimit = 50;
/** A list of endpoints is much larger than a summary, and changes with every chunk. */
const intervalMs = 100;
/** Rates below this count as none: they fade for ever otherwise. */
const leastRate = 1;
const nothing = { ledger: -1, target: -1 as number | undefined, gone: -1 };

/** What a page has not been told yet of the endpoints, their rates, the send target and the sockets that are gone. */
export class EndpointsNews {
  readonly #parts: EndpointsNewsParts;
  readonly #rates = new RateMeter();
  #told = nothing;
  #toldMs = Number.NEGATIVE_INFINITY;
  #fading = false;

  constructor(parts: EndpointsNewsParts) {
    this.#parts = parts;
  }

  /** A page that knows nothing yet. */
  forget(): void {
    this.#told = nothing;
    this.#toldMs = Number.NEGATIVE_INFINITY;
  }

  /** Tells what is new. True: ask again soon, there is or will be more. */
  tell(target: number | undefined, notify: (notice: EndpointsNotice) => void): boolean {
    const { ledger, clock } = this.#parts;
    const gone = this.#parts.gone.count();
    const { version } = ledger;
    const isOld = version === this.#told.ledger && target === this.#told.target && gone === this.#told.gone;
    if (isOld && !this.#fading) return false;
    const nowMs = clock.nowUs() / 1000;
    if (nowMs - this.#toldMs < intervalMs) return true;
    const { bytesIn, bytesOut } = ledger.totals();
    const rates = this.#rates.sample(nowMs, bytesIn, bytesOut);
    const endpoints = ledger.endpoints(connectionLimit);
    notify({
      endpoints,
      rates,
      gone,
      ...(target === undefined ? {} : { target, targetLabel: targetLabel(ledger, target) }),
    });
    this.#toldMs = nowMs;
    this.#told = { ledger: version, target, gone };
    this.#fading = rates.inBytesPerSecond + rates.outBytesPerSecond >= leastRate;
    return this.#fading;
  }
}
