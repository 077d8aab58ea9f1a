/** The context of encoding one payload. */
import type { Span } from '../../../model/problem.ts';
import type { ProblemList } from '../../../model/problemList.ts';
import type { PayloadEnvironment } from '../model/environment.ts';
import { tooLargeMessage } from '../model/payloadLimits.ts';
import { PayloadOutput } from './payloadOutput.ts';
import type { CounterPart, PayloadPart } from '../model/payloadPart.ts';

/** Shared by the encoders of the parts: the output, the environment, and the list of problems. */
export class PayloadEncoder {
  readonly environment: PayloadEnvironment;
  readonly problems: ProblemList;
  readonly output: PayloadOutput;
  readonly #writePart: (part: PayloadPart, encoder: PayloadEncoder) => void;
  readonly #counters = new Map<string, bigint | undefined>();
  #nowMs: number | undefined;

  constructor(
    environment: PayloadEnvironment,
    problems: ProblemList,
    writePart: (part: PayloadPart, encoder: PayloadEncoder) => void,
    workLimitBytes?: number,
  ) {
    this.output = new PayloadOutput(workLimitBytes);
    this.environment = environment;
    this.problems = problems;
    this.#writePart = writePart;
  }

  /** Whether the output or the list of problems is full. */
  get over(): boolean {
    return this.output.over !== undefined || this.problems.full;
  }

  writeParts(parts: readonly PayloadPart[]): void {
    for (const part of parts) {
      if (this.over) return;
      this.#writePart(part, this);
      if (this.output.over !== undefined) this.refuse(part, this.#overMessage());
    }
  }

  refuse({ start, end }: Span, message: string): void {
    this.problems.add(start, end, message);
  }

  /** Reports that the environment lacks what a part needs. */
  lack(span: Span, what: string): void {
    this.refuse(span, `This needs ${what}, which is not available here.`);
  }

  /** The time; constant within the payload. */
  nowMs(part: Span): number | undefined {
    const { nowMs } = this.environment;
    if (nowMs === undefined) this.lack(part, 'a clock');
    return (this.#nowMs ??= nowMs?.());
  }

  /** A counter's value; constant within the payload, and shared by counters with the same start and step. */
  count(counter: CounterPart, first: bigint, step: bigint): bigint | undefined {
    const { counter: next } = this.environment;
    if (next === undefined) this.lack(counter, 'a counter');
    const key = `${first} ${step}`;
    if (!this.#counters.has(key)) this.#counters.set(key, next?.(counter, first, step));
    return this.#counters.get(key);
  }

  #overMessage(): string {
    if (this.output.over === 'size') return tooLargeMessage;
    return 'The lengths and checksums of this payload are of more than 512 MiB in all, which is the limit.';
  }
}
