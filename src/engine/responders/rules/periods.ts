/** `every D`: periodic replies. */
import type { Clock } from '../../../node/clock.ts';

/** Calls `run` at the end of each period, without drift; missed ones are skipped. Returns a function that stops it. */
export function everyPeriod(
  clock: Pick<Clock, 'timer' | 'nowUs'>,
  periodMs: number,
  run: () => void,
): () => void {
  const startUs = clock.nowUs();
  let cancel: () => void;
  const next = (): void => {
    const passedMs = (clock.nowUs() - startUs) / 1000;
    // A timer that fires a little early still counts for this period.
    const count = Math.floor(passedMs / periodMs + 0.5) + 1;
    cancel = clock.timer(Math.max(0, startUs / 1000 + count * periodMs - clock.nowUs() / 1000), () => {
      next();
      run();
    });
  };
  next();
  return () => cancel();
}

/** A period shared by a listener's connections; it runs while there is any. */
export class SharedPeriod<Member> {
  readonly #clock: Pick<Clock, 'timer' | 'nowUs'>;
  readonly #periodMs: number;
  readonly #run: (member: Member) => void;
  readonly #members = new Set<Member>();
  #stop: (() => void) | undefined;

  /** @param run is passed any one of the members */
  constructor(clock: Pick<Clock, 'timer' | 'nowUs'>, periodMs: number, run: (member: Member) => void) {
    this.#clock = clock;
    this.#periodMs = periodMs;
    this.#run = run;
  }

  join(member: Member): void {
    this.#members.add(member);
    this.#stop ??= everyPeriod(this.#clock, this.#periodMs, () => {
      const [first] = this.#members;
      if (first !== undefined) this.#run(first);
    });
  }

  leave(member: Member): void {
    this.#members.delete(member);
    if (this.#members.size > 0) return;
    this.#stop?.();
    this.#stop = undefined;
  }
}
