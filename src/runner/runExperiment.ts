/** Runs the tests of an experiment one after the other. */
import type { Statement } from '../language/experiment/model/experiment.ts';
import type { TestCase } from '../language/experiment/testCases.ts';
import { withCircumstances } from './state/failureContext.ts';
import type { RunWorld } from './state/runContext.ts';
import { cancelled, cancelledAt, threwAt } from './results/stepFailure.ts';
import { runnerOf } from './statements/table.ts';
import type { StatementRunner, StepBytes, StepContext } from './statements/statementRunner.ts';
import { TestRun } from './state/testRun.ts';
import type { StepFailure, TestResult } from './results/testResult.ts';

export interface RunTestsOptions {
  /** Which tests to run; defaults to all. */
  readonly chosen?: (test: TestCase) => boolean;
  /** Stops at the first failure. */
  readonly bail?: boolean;
  /** Runs only the statements up to this line, and those outside tests in any case. */
  readonly lastLine?: number;
}

/** Settles when everything is closed. When cancelled, it reports the running test and starts no other. */
export async function runTests(
  tests: readonly TestCase[],
  world: RunWorld,
  options: RunTestsOptions = {},
): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (const test of tests) {
    if (options.chosen?.(test) === false) continue;
    if (world.signal.aborted) break;
    world.tell({ type: 'test', title: test.title, line: test.line });
    const result = await runTest(test, world, options.lastLine);
    results.push(result);
    world.tell({ type: 'result', result });
    if (options.bail === true && result.outcome === 'failed') break;
  }
  return results;
}

/** Closes everything the test opened, whatever happens. */
async function runTest(test: TestCase, world: RunWorld, lastLine?: number): Promise<TestResult> {
  const { title, line } = test;
  const startUs = world.clock.nowUs();
  const run = new TestRun(world, test.text);
  const around = { run, scope: run.scope, signal: world.signal };
  // Statements outside tests may be below them.
  const failure =
    (await runBlock(test.setup, { ...around, lastLine: undefined })) ??
    (await runBlock(test.body, { ...around, lastLine }));
  const programs = run.unexpectedEnds();
  await run.dispose();
  const durationMs = (world.clock.nowUs() - startUs) / 1000;
  if (failure === undefined)
    return { title, line, outcome: 'passed', durationMs, ...(programs.length === 0 ? {} : { programs }) };
  if (failure.code === cancelled && world.signal.aborted)
    return { title, line, outcome: 'cancelled', durationMs };
  return { title, line, outcome: 'failed', durationMs, failure };
}

interface Surroundings extends Omit<StepContext, 'bytes' | 'runBlock'> {
  /** Statements below it are skipped. */
  readonly lastLine: number | undefined;
}

async function runBlock(
  statements: readonly Statement[],
  around: Surroundings,
): Promise<StepFailure | undefined> {
  const { lastLine = Number.POSITIVE_INFINITY } = around;
  for (const statement of statements) {
    const runner = runnerOf(statement);
    if (runner === undefined || statement.line > lastLine) continue;
    await around.run.breathe();
    if (around.signal.aborted) return cancelledAt(statement);
    const failure = await runStep(statement, runner, around);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** Never rejects: an exception becomes the step's failure. */
async function runStep(
  statement: Statement,
  runner: StatementRunner,
  around: Surroundings,
): Promise<StepFailure | undefined> {
  const { tell, clock } = around.run.world;
  const { line } = statement;
  const startUs = clock.nowUs();
  const bytes: StepBytes = {};
  try {
    tell({ type: 'step', line });
    const context: StepContext = {
      ...around,
      bytes,
      runBlock: (statements, within) => runBlock(statements, { ...around, ...within }),
    };
    const failure = await outcomeOf(statement, runner, context);
    const durationMs = (clock.nowUs() - startUs) / 1000;
    tell({ type: 'done', line, durationMs, ...bytes, ...(failure === undefined ? {} : { failure }) });
    return failure;
  } catch (error) {
    return threwAt(statement, error);
  }
}

async function outcomeOf(
  statement: Statement,
  runner: StatementRunner,
  context: StepContext,
): Promise<StepFailure | undefined> {
  try {
    const failure = await runner(statement, context);
    return failure === undefined || holdsSteps(statement)
      ? failure
      : withCircumstances(failure, context.scope);
  } catch (error) {
    return threwAt(statement, error);
  }
}

/** Whether its failure is that of a nested step, which is complete already. */
function holdsSteps({ kind }: Statement): boolean {
  return kind === 'repeat' || kind === 'together';
}
