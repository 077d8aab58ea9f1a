/** The rates shown in the tree, metered only for rendered rows. No vscode in here. */
import { RateMeter, type Rates } from '../../capture/rates/rateMeter.ts';
import { leastShownRate } from '../../model/endpointText.ts';

/** The meter of a row not rendered for this long is dropped. */
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

  /** The rates of an endpoint or connection, from its current counters. */
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

  /** Rows last rendered with a rate above zero, which decays although nothing else changes. */
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
