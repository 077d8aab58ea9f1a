/** Runs the tests of an experiment, one after the other. */
import type { Plan, PlannedTest, Step } from '../experiment/plan.ts';
import { stepRunners } from './steps/table.ts';
import { cancelled, type RunStep } from './steps/stepRunner.ts';
import type { RunWorld } from './runWorld.ts';
import { failedAt, TestRun, type StepBytes } from './testRun.ts';
import type { StepFailure, TestResult } from './testResult.ts';

export interface RunPlanOptions {
  /** Which tests to run; all where it is left out. */
  readonly chosen?: (test: PlannedTest) => boolean;
  /** Stops at the first that fails. */
  readonly bail?: boolean;
  /** Runs the steps up to this line only. */
  readonly lastLine?: number;
}

export async function runPlan(
  plan: Plan,
  world: RunWorld,
  options: RunPlanOptions = {},
): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (const test of plan.tests) {
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

/** Whatever happens, everything it has opened is closed afterwards. */
async function runTest(
  test: PlannedTest,
  world: RunWorld,
  lastLine = Number.POSITIVE_INFINITY,
): Promise<TestResult> {
  const { title, line } = test;
  const startUs = world.clock.nowUs();
  const run = new TestRun(world);
  let failure: StepFailure | undefined;
  try {
    failure = await runSteps(
      test.steps.filter((step) => step.line <= lastLine),
      run,
      world.signal,
    );
  } finally {
    await run.dispose();
  }
  const durationMs = (world.clock.nowUs() - startUs) / 1000;
  if (failure === undefined) return { title, line, outcome: 'passed', durationMs };
  if (failure.code === cancelled) return { title, line, outcome: 'cancelled', durationMs };
  return { title, line, outcome: 'failed', durationMs, failure };
}

async function runSteps(
  steps: readonly Step[],
  run: TestRun,
  signal: AbortSignal,
): Promise<StepFailure | undefined> {
  for (const step of steps) {
    if (signal.aborted) return failedAt(step, cancelled, 'The run was cancelled.');
    const failure = await runStep(step, run, signal);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

async function runStep(step: Step, run: TestRun, signal: AbortSignal): Promise<StepFailure | undefined> {
  const { tell, clock } = run.world;
  const { line } = step;
  tell({ type: 'step', line });
  const startUs = clock.nowUs();
  const bytes: StepBytes = {};
  // The table holds for each kind the one that takes it.
  const doStep = stepRunners[step.kind] as RunStep<Step['kind']>;
  const steps = (within: readonly Step[], branch: AbortSignal) => runSteps(within, run, branch);
  const failure = await doStep(step, { run, signal, bytes, steps });
  tell({
    type: 'done',
    line,
    durationMs: (clock.nowUs() - startUs) / 1000,
    ...bytes,
    ...(failure === undefined ? {} : { failure }),
  });
  return failure;
}
