/** Rates of what the tree shows: a meter for each row that is drawn, and none for the others. No vscode in here. */
import { RateMeter, type Rates } from '../../capture/rates/rateMeter.ts';
import { leastShownRate } from '../../model/endpointText.ts';

/** A row that was not drawn for this long has no meter any more. */
const forgetAfterMs = 3_000;

interface Metered {
  readonly meter: RateMeter;
  sampledMs: number;
  flows: boolean;
}

export class LiveRates {
  readonly #meters = new Map<number, Metered>();
  readonly #nowMs: () => number;

  /** `nowMs` is monotonic. */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** The rates of an endpoint or connection, from its counters as they are now. */
  of(id: number, { bytesIn, bytesOut }: { readonly bytesIn: number; readonly bytesOut: number }): Rates {
    const nowMs = this.#nowMs();
    let metered = this.#meters.get(id);
    if (metered === undefined) {
      metered = { meter: new RateMeter(), sampledMs: nowMs, flows: false };
      this.#meters.set(id, metered);
    }
    const rates = metered.meter.sample(nowMs, bytesIn, bytesOut);
    metered.sampledMs = nowMs;
    metered.flows = rates.inBytesPerSecond >= leastShownRate || rates.outBytesPerSecond >= leastShownRate;
    return rates;
  }

  /** Rows whose rates were above nothing when they were drawn: they fade although nothing else changes. */
  flowing(): readonly number[] {
    const nowMs = this.#nowMs();
    const flowing: number[] = [];
    for (const [id, { sampledMs, flows }] of this.#meters) {
      if (nowMs - sampledMs > forgetAfterMs) this.#meters.delete(id);
      else if (flows) flowing.push(id);
    }
    return flowing;
  }
}
