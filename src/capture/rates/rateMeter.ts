/** Bytes per second over the last one to two seconds, from totals sampled by its owner. It has no clock. */

export interface Rates {
  readonly inBytesPerSecond: number;
  readonly outBytesPerSecond: number;
}

interface Sample {
  readonly nowMs: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

const windowMs = 1_500;
/** Samples closer together than this replace each other, so that a window holds only a few. */
const gapMs = 50;

export class RateMeter {
  /** Oldest first: one sample at least a window old, if there is one, then the younger ones. */
  readonly #samples: Sample[] = [];

  /** Adds the totals at a monotonic time and returns the rates up to it; 0 until there are two samples. */
  sample(nowMs: number, bytesIn: number, bytesOut: number): Rates {
    const samples = this.#samples;
    const last = samples.at(-1);
    // Totals or a clock that went back mean a new start.
    if (last !== undefined && (nowMs < last.nowMs || bytesIn < last.bytesIn || bytesOut < last.bytesOut)) {
      samples.length = 0;
    }
    const beforeLast = samples.at(-2);
    if (beforeLast !== undefined && nowMs - beforeLast.nowMs < gapMs) samples.pop();
    samples.push({ nowMs, bytesIn, bytesOut });
    while ((samples[1]?.nowMs ?? Infinity) <= nowMs - windowMs) samples.shift();
    const oldest = samples[0];
    if (oldest === undefined || nowMs <= oldest.nowMs) return { inBytesPerSecond: 0, outBytesPerSecond: 0 };
    const seconds = (nowMs - oldest.nowMs) / 1000;
    return {
      inBytesPerSecond: (bytesIn - oldest.bytesIn) / seconds,
      outBytesPerSecond: (bytesOut - oldest.bytesOut) / seconds,
    };
  }
}
