/** `run`: runs experiments, one file after the other; all are checked before anything is opened. */
import { loadExpressions, mayHaveExpression } from '../../engine/expressions/expressionEngine.ts';
import { accepts } from '../../model/endpointKinds.ts';
import { isRelaySpec } from '../../model/endpointSpec.ts';
import { openSync, writeFileSync, closeSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemClock } from '../../node/clock.ts';
import { Engine } from '../../engine/engine.ts';
import { unreadable } from '../../node/files.ts';
import { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
import { excerpt } from '../../model/excerpt.ts';
import type { Experiment } from '../../language/experiment/model/experiment.ts';
import { testCases, type TestCase } from '../../language/experiment/testCases.ts';
import { runTests } from '../../runner/runExperiment.ts';
import type { TestResult } from '../../runner/results/testResult.ts';
import type { ArgsOf } from '../options/args.ts';
import type { Call } from './call.ts';
import { authorityFolder } from '../session/authorityFolder.ts';
import { exitCodes, type ExitCode } from '../terminal/exitCodes.ts';
import { junitXml } from '../output/junit.ts';
import { JsonTests } from '../output/jsonTests.ts';
import { TextTests } from '../output/textTests.ts';
import { publicBindWarning } from '../output/publicBindWarning.ts';
import { problemLine, type ExperimentFile } from '../input/readExperiments.ts';
import { readRunCall, runOptions, type RunCall } from './runCall.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { RunTotals, TestPrinter } from '../output/testPrinter.ts';
import { writeFailure } from '../terminal/writeFailure.ts';

interface FileRun {
  readonly file: ExperimentFile;
  readonly chosen: readonly TestCase[];
  results: readonly TestResult[];
}

export const run: Call<keyof typeof runOptions> = {
  about: `Runs experiments: .sockets files, or folders with all .sockets files below them. Each test is
printed with its time; of one that fails, the line, what was expected over what arrived, and
advice. The last line says how many: "3 passed, 1 failed". Files are checked first, and with
an error in one of them, or no test in it, nothing is opened (exit code 2). Paths and
programs in an experiment are relative to its own folder. Ctrl-C (SIGINT) cancels the run and
closes everything; a second one ends the program immediately.`,
  options: runOptions,
  examples: [
    'socket-lab run first.sockets',
    'socket-lab run tests --bail --junit report.xml',
    'socket-lab run server.sockets --test "shouts back" --set port=5220',
    'socket-lab run fuzz.sockets --seed 7 --json',
  ],
  run: runExperiments,
};

async function runExperiments(args: ArgsOf<typeof runOptions>, terminal: Terminal): Promise<ExitCode> {
  const call = readRunCall(args);
  if (!call.ok) return terminal.reportUsage(call.failure.message);
  const { files, junit } = call.value;
  if (files.some(({ text }) => mayHaveExpression(text))) await loadExpressions();
  const errors = files.flatMap((file) =>
    file.problems.filter(({ severity }) => severity === 'error').map((problem) => problemLine(file, problem)),
  );
  for (const line of errors) terminal.error.line(line);
  if (errors.length > 0) return exitCodes.usage;
  const empty = files.filter(({ experiment }) => isEmpty(experiment));
  if (empty.length > 0) return terminal.reportUsage(noTest(empty.map(({ path }) => path)));
  const report = junit === undefined ? undefined : openReport(junit);
  if (typeof report === 'string') return terminal.reportUsage(report);
  return new ExperimentsRun(call.value, terminal, report).run();
}

/** A file of variables only tests nothing, and a successful run would be misleading. */
function isEmpty(experiment: Experiment): boolean {
  return testCases(experiment).every(
    ({ title, body }) => title === undefined && body.every(({ kind }) => kind === 'variable'),
  );
}

function noTest(paths: readonly string[]): string {
  return `There is no test in ${paths.join(', ')}: write what is to be sent and what has to come, or leave ${paths.length === 1 ? 'it' : 'them'} out.`;
}

/** Opened before anything else: a run whose report cannot be written would be useless. */
function openReport(path: string): number | string {
  try {
    return openSync(path, 'w');
  } catch (error) {
    return `--junit: ${unreadable(path, process.cwd(), error).replace('may not be read', 'may not be written')}`;
  }
}

class ExperimentsRun {
  readonly #call: RunCall;
  readonly #terminal: Terminal;
  readonly #report: number | undefined;
  readonly #engine: Engine;
  readonly #clock = systemClock();
  readonly #cancel = new AbortController();
  readonly #printer: TestPrinter;
  readonly #runs: FileRun[];

  constructor(call: RunCall, terminal: Terminal, report: number | undefined) {
    this.#call = call;
    this.#terminal = terminal;
    this.#engine = new Engine({
      responders: new RuleResponders(),
      authorityFolder: authorityFolder(terminal.environment),
    });
    this.#report = report;
    const { json, quiet } = call;
    this.#printer = json
      ? new JsonTests(terminal.out, () => this.#clock.nowUs(), quiet)
      : new TextTests(terminal.out, quiet);
    this.#runs = call.files.map((file) => {
      const chosen = testCases(file.experiment).filter(({ title }) => call.isChosen(title));
      return { file, chosen, results: [] };
    });
  }

  async run(): Promise<ExitCode> {
    const startedAt = new Date();
    this.#terminal.onStop(() => this.#cancel.abort());
    this.#engine.subscribe((event) => {
      const spec = event.type === 'bound' ? this.#engine.spec(event.endpoint) : undefined;
      if (event.type !== 'bound' || spec === undefined || !accepts(spec.kind)) return;
      // The side of a relay that connects to its target.
      if (isRelaySpec(spec) && event.connection !== undefined) return;
      const warning = publicBindWarning(event.local, spec.address.options.join);
      if (warning !== undefined) this.#terminal.report(`warning: ${warning}`);
    });
    this.#printer.begin?.(this.#call.files, this.#call.seed);
    for (const run of this.#runs) {
      if (this.#isOver) break;
      run.results = await this.#runFile(run);
    }
    await this.#engine.dispose();
    const totals = this.#totals();
    this.#printer.end(totals);
    const isReported = this.#writeReport(startedAt);
    const isGood = totals.failed + totals.cancelled + totals.notRun === 0;
    return isGood && isReported ? exitCodes.good : exitCodes.failed;
  }

  /** Cancelled, or stopped by a failure. */
  get #isOver(): boolean {
    const failed = this.#runs.some(({ results }) => results.some(({ outcome }) => outcome === 'failed'));
    return this.#cancel.signal.aborted || (this.#call.bail && failed);
  }

  #runFile({ file, chosen }: FileRun): Promise<TestResult[]> {
    const { seed, variables, bail } = this.#call;
    const world = {
      engine: this.#engine,
      clock: this.#clock,
      folder: dirname(file.path),
      seed,
      overrides: variables,
      mayRun: () => undefined,
      // The CLI asks for no consent; it prints a warning.
      mayListen: () => Promise.resolve(undefined),
      signal: this.#cancel.signal,
      tell: (event: Parameters<TestPrinter['event']>[0]) => this.#printer.event(event, file),
    };
    return runTests(chosen, world, { bail });
  }

  #totals(): RunTotals {
    const results = this.#runs.flatMap((run) => run.results);
    const count = (outcome: TestResult['outcome']): number =>
      results.filter((result) => result.outcome === outcome).length;
    const all = this.#runs.reduce((sum, { chosen }) => sum + chosen.length, 0);
    return {
      passed: count('passed'),
      failed: count('failed'),
      cancelled: count('cancelled'),
      notRun: all - results.length,
    };
  }

  /** False where it could not be written; the results have been printed. */
  #writeReport(startedAt: Date): boolean {
    const { junit } = this.#call;
    if (this.#report === undefined || junit === undefined) return true;
    const suites = this.#runs.map(({ file, chosen, results }) => ({
      file,
      results,
      notRun: chosen.slice(results.length).map(({ title }) => title),
    }));
    try {
      writeFileSync(this.#report, junitXml(suites, startedAt));
      closeSync(this.#report);
      return true;
    } catch (error) {
      this.#terminal.report(writeFailure(`--junit: The file ${excerpt(junit)}`, error));
      return false;
    }
  }
}
