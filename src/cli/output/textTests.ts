/** Tests as text: each with its duration, failures with the line and the comparison, totals at the end. */
import { textPlace } from '../../model/textPlace.ts';
import { formatDuration } from '../../model/units.ts';
import { failureText, programText } from '../../runner/results/failureText.ts';
import type { RunEvent, StepFailure, TestResult } from '../../runner/results/testResult.ts';
import { line, styled, type Line } from '../terminal/line.ts';
import type { Output } from '../terminal/output.ts';
import type { ExperimentFile } from '../input/readExperiments.ts';
import { testTitle } from './testPrinter.ts';
import type { RunTotals, TestPrinter } from './testPrinter.ts';

const signs = { passed: '✔', failed: '✘', cancelled: '–' } as const;
const styles = { passed: 'in', failed: 'error', cancelled: 'dim' } as const;
const lineLimit = 160;

export class TextTests implements TestPrinter {
  readonly #output: Output;
  readonly #quiet: boolean;
  #file: ExperimentFile | undefined;
  #seed = 0n;
  /** Whether a failure may depend on random bytes. */
  #usedRandom = false;

  constructor(output: Output, quiet: boolean) {
    this.#output = output;
    this.#quiet = quiet;
  }

  begin(_files: readonly ExperimentFile[], seed: bigint): void {
    this.#seed = seed;
  }

  event(event: RunEvent, file: ExperimentFile): void {
    if (event.type !== 'result') return;
    const { result } = event;
    if (this.#quiet && result.outcome === 'passed' && result.programs === undefined) return;
    if (this.#file !== file) this.#output.line(file.path);
    this.#file = file;
    this.#output.line(line`  ${this.#line(result, file)}`);
    if (result.failure !== undefined)
      for (const words of failureLines(result.failure, file))
        this.#output.line(words === '' ? '' : `      ${words}`);
    for (const words of (result.programs ?? []).flatMap(programText)) this.#output.line(`      ${words}`);
    this.#usedRandom ||= result.failure !== undefined && /\b(?:random|uuid)\(/.test(file.text);
  }

  end({ passed, failed, cancelled, notRun }: RunTotals): void {
    if (cancelled + notRun > 0) {
      const why = cancelled > 0 ? 'The run was cancelled' : 'The run was stopped';
      this.#output.line(`${why}: ${notRun} ${notRun === 1 ? 'test was' : 'tests were'} not run.`);
    }
    if (this.#usedRandom) this.#output.line(`The random bytes were those of --seed ${this.#seed}.`);
    const sum = `${passed} passed, ${failed} failed`;
    this.#output.line(failed > 0 ? styled('error', sum) : sum);
  }

  #line(result: TestResult, file: ExperimentFile): Line {
    const { outcome, durationMs } = result;
    const sign = styled(styles[outcome], signs[outcome]);
    const what = outcome === 'passed' ? '' : `${outcome}, `;
    const time = styled('dim', `(${what}${formatDuration(durationMs * 1000)})`);
    return line`${sign} ${testTitle(result, file.path)} ${time}`;
  }
}

/** Where it failed, with the line as written, then why. */
export function failureLines(failure: StepFailure, { path, text }: ExperimentFile): string[] {
  const place = textPlace(text, failure.start);
  const written = text.split(/\r?\n/)[place.line - 1]?.trim() ?? '';
  const short = written.length > lineLimit ? `${written.slice(0, lineLimit - 1)}…` : written;
  return [`${path}:${place.line}:${place.column}: ${short}`, ...failureText(failure)];
}
