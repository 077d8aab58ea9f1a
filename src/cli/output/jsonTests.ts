/**
 * Tests as newline-delimited JSON. Bytes are base64, at most the first 1024, along with the full length. While the
 * output is not read, steps are omitted and counted; results are not, as their number is limited.
 */
import { failureText } from '../../runner/results/failureText.ts';
import type { RunEvent, StepFailure } from '../../runner/results/testResult.ts';
import { jsonLine } from '../terminal/jsonLine.ts';
import { outputLimitBytes, type Output } from '../terminal/output.ts';
import type { ExperimentFile } from '../input/readExperiments.ts';
import type { RunTotals, TestPrinter } from './testPrinter.ts';

const shownBytes = 1024;

export class JsonTests implements TestPrinter {
  readonly #output: Output;
  readonly #quiet: boolean;
  readonly #nowUs: () => number;
  #skipped = 0;

  /** @param quiet only results and the total */
  constructor(output: Output, nowUs: () => number, quiet: boolean) {
    this.#output = output;
    this.#nowUs = nowUs;
    this.#quiet = quiet;
  }

  begin(files: readonly ExperimentFile[], seed: bigint): void {
    if (this.#quiet) return;
    this.#line('run', { seed: seed.toString(), files: files.map(({ path }) => path) });
  }

  event(event: RunEvent, { path }: ExperimentFile): void {
    if (this.#quiet && event.type !== 'result') return;
    if (event.type === 'result') this.#line('result', { file: path, ...fields(event.result) });
    else if (this.#output.waitingBytes > outputLimitBytes) this.#skipped++;
    else this.#line(event.type, { file: path, ...fields(event) });
  }

  end(totals: RunTotals): void {
    this.#line('sum', totals);
  }

  #line(type: string, more: object): void {
    if (this.#skipped > 0) this.#print('skipped', { count: this.#skipped });
    this.#skipped = 0;
    this.#print(type, more);
  }

  #print(type: string, more: object): void {
    this.#output.line(jsonLine({ t: this.#nowUs(), type, ...more }));
  }
}

/** A step as plain JSON: bytes as base64, and the failure. */
function fields(value: object): object {
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(name, field)]));
}

function plain(name: string, field: unknown): unknown {
  if (field instanceof Uint8Array) {
    const bytes = Buffer.from(field.subarray(0, shownBytes)).toString('base64');
    return { length: field.length, bytes };
  }
  if (Array.isArray(field)) return field.map((each) => plain('', each));
  if (typeof field !== 'object' || field === null) return field;
  const all = fields(field);
  return name === 'failure' ? { ...all, text: failureText(field as StepFailure) } : all;
}
