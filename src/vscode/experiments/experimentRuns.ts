/** Runs experiments in the window's own engine, one file after the other, and reports to the Test Explorer. */
import { dirname, basename } from 'node:path';
import * as vscode from 'vscode';
import { randomSeed } from '../../node/nodeEnvironment.ts';
import type { Address } from '../../model/address.ts';
import { formatAddress } from '../../address/formatAddress.ts';
import type { Failure } from '../../model/result.ts';
import { runTests } from '../../runner/runExperiment.ts';
import type { RunEvent, TestResult } from '../../runner/results/testResult.ts';
import { CommandError } from '../../app/failures/commandError.ts';
import type { ExperimentResult } from '../../app/commands/rows/commandArguments.ts';
import type { ExperimentParts } from './experimentParts.ts';
import { chosenTests, type ChosenFile } from './chosenTests.ts';
import type { ExampleRuns } from './exampleRuns.ts';
import { failureMessage } from './failureMessage.ts';
import type { LineDecorations } from './lineDecorations.ts';
import { whyNotRunnable } from '../../app/experiments/readExperiment.ts';
import { runOutput, terminalText } from '../../app/experiments/runOutput.ts';
import type { TestItems } from './testItems.ts';
import type { TestResults } from './testResults.ts';

export interface ExperimentRunsParts extends ExperimentParts {
  readonly controller: vscode.TestController;
  readonly items: TestItems;
  readonly lines: LineDecorations;
  readonly results: TestResults;
  readonly exampleRuns: ExampleRuns;
}

export interface RunOptions {
  /**
   * Which endpoints stay in the list, closed, until the next run of their file: those of failed tests, or with `one file` those of
   * all tests if the run has a single file.
   */
  readonly keep: 'failed' | 'one file';
  /** Nothing below this line is run. */
  readonly lastLine?: number;
  /** A user is present who can be prompted; programs are never prompted. */
  readonly mayAsk: boolean;
}

/** Why experiments may not run here; undefined where they may. */
export function notTrusted(): CommandError | undefined {
  if (vscode.workspace.isTrusted) return undefined;
  return new CommandError({
    code: 'ERR_NOT_TRUSTED',
    message: 'Experiments open sockets and can run programs, and this workspace is not trusted.',
    advice: 'Trust it (Workspaces: Manage Workspace Trust) to run them.',
  });
}

export class ExperimentRuns {
  readonly #parts: ExperimentRunsParts;
  /** Runs are sequential: two at once could use the same port. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: ExperimentRunsParts) {
    this.#parts = parts;
  }

  /** Returns all results; a file that cannot be run has none, and its item has the reason. */
  run(request: vscode.TestRunRequest, options: RunOptions): Promise<ExperimentResult[]> {
    const running = this.#last.then(() => this.#run(request, options));
    this.#last = running.catch(() => undefined);
    return running;
  }

  async #run(request: vscode.TestRunRequest, options: RunOptions): Promise<ExperimentResult[]> {
    const { controller, items, log } = this.#parts;
    const run = controller.createTestRun(request);
    const results: ExperimentResult[] = [];
    try {
      if (request.include === undefined) await items.discover();
      const files = await chosenTests(request, controller, items);
      const keepsAll = options.keep === 'one file' && files.length === 1;
      for (const { item } of files.flatMap(({ tests }) => tests)) run.enqueued(item);
      for (const file of files) {
        if (run.token.isCancellationRequested) break;
        results.push(...(await this.#runFile(file, run, { ...options, keepsAll })));
      }
    } catch (error) {
      log.error('A run of experiments failed', error);
      throw error;
    } finally {
      run.end();
    }
    return results;
  }

  async #runFile(
    file: ChosenFile,
    run: vscode.TestRun,
    options: RunOptions & { readonly keepsAll: boolean },
  ): Promise<ExperimentResult[]> {
    const { uri, read, tests } = file;
    const { keepsAll, lastLine } = options;
    const why = notTrusted()?.message ?? (read === undefined ? file.item.error : whyNotRunnable(read));
    if (why !== undefined || read === undefined) {
      const message = new vscode.TestMessage(why ?? 'The file cannot be read.');
      for (const { item } of tests.length === 0 ? [file] : tests) run.errored(item, message);
      write(run, `${basename(uri.path)}: ${typeof why === 'string' ? why : ''}`);
      return [];
    }
    const { engine, clock, lines, results, store, baseFolder, runs } = this.#parts;
    await runs.begin(uri.toString(), basename(uri.path, '.sockets'));
    const abort = new AbortController();
    const cancelling = run.token.onCancellationRequested(() => abort.abort());
    const seed = randomSeed();
    const shown = lines.begin(uri);
    let current: (typeof tests)[number] | undefined;
    const notify = (event: RunEvent): void => {
      shown.apply(event);
      if (event.type === 'test') {
        current = tests.find(({ test }) => test.line === event.line);
        if (current === undefined) return;
        results.begin(uri, current.test.key, store.summary().next);
        run.started(current.item);
      }
      const output = runOutput(event, basename(uri.path));
      if (output !== undefined) write(run, output, current?.item);
      if (event.type === 'result' && current !== undefined) {
        results.note(uri, current.test.key, event.result, store.summary().next);
        report(run, current.item, file, event.result);
        const { outcome } = event.result;
        runs.end(outcome, keepsAll || outcome === 'failed');
      }
    };
    if (read.cases.length > 0) write(run, `${basename(uri.path)} (seed ${seed})`);
    try {
      const came = await runTests(
        read.cases,
        {
          engine,
          clock,
          folder: uri.scheme === 'file' ? dirname(uri.fsPath) : baseFolder(),
          seed,
          overrides: new Map(),
          // Running an experiment in a trusted workspace implies consent to its programs.
          mayRun: () => undefined,
          mayListen: (address) => this.#mayListen(address, options),
          signal: abort.signal,
          opening: (id) => runs.note(id),
          tell: notify,
        },
        {
          chosen: ({ line }) => tests.some(({ test }) => test.line === line),
          ...(lastLine === undefined ? {} : { lastLine }),
        },
      );
      this.#parts.exampleRuns.note(uri);
      return came.map((result) => Object.assign(result, { file: uri.toString() }));
    } finally {
      cancelling.dispose();
      shown.end();
      await runs.over();
    }
  }

  /** As for every other listener: asks once for each host that other machines can reach. */
  async #mayListen(address: Address, { mayAsk }: RunOptions): Promise<Failure | undefined> {
    if (!mayAsk || (await this.#parts.consent.request(address))) return undefined;
    return {
      code: 'ERR_NOT_AGREED',
      message: `Nothing listens on ${formatAddress(address)}: other machines could reach it, and you did not want that.`,
      advice: 'Listen on 127.0.0.1, or run it again and agree.',
    };
  }
}

function report(run: vscode.TestRun, item: vscode.TestItem, file: ChosenFile, result: TestResult): void {
  const { outcome, failure, durationMs } = result;
  if (outcome === 'passed') run.passed(item, durationMs);
  else if (failure === undefined) run.skipped(item);
  else run.failed(item, failureMessage(failure, file.uri, file.read?.text ?? ''), durationMs);
}

/** Without locations: VS Code would write the text at the ends of lines, where our own notes are. */
function write(run: vscode.TestRun, text: string, item?: vscode.TestItem): void {
  run.appendOutput(terminalText(text), undefined, item);
}
