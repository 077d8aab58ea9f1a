/** Runs the tests of an experiment, one after the other. */
import type { Plan, PlannedTest, Step } from '../language/experiment/model/plan.ts';
import { withCircumstances } from './state/failureContext.ts';
import type { RunWorld } from './state/runContext.ts';
import { cancelled, cancelledAt, threwAt } from './results/stepFailure.ts';
import { stepRunners } from './statements/table.ts';
import type { RunStep, StepBytes, StepContext } from './statements/stepRunner.ts';
import { TestRun } from './state/testRun.ts';
import type { StepFailure, TestResult } from './results/testResult.ts';

export interface RunPlanOptions {
  /** Which tests to run; all where it is left out. */
  readonly chosen?: (test: PlannedTest) => boolean;
  /** Stops at the first that fails. */
  readonly bail?: boolean;
  /** Runs the steps up to this line only; what stands outside the tests runs in any case. */
  readonly lastLine?: number;
}

/** Settles when everything is closed. Cancelled, it tells of the test that was running and begins no other. */
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
async function runTest(test: PlannedTest, world: RunWorld, lastLine?: number): Promise<TestResult> {
  const { title, line } = test;
  const startUs = world.clock.nowUs();
  const run = new TestRun(world, test.text);
  const around = { run, scope: run.scope, signal: world.signal };
  // What stands outside the tests may stand below them.
  const failure =
    (await runSteps(test.setup, around)) ??
    (await runSteps(wantedSteps(test, lastLine), {
      ...around,
      ...(lastLine === undefined ? {} : { lastLine }),
    }));
  const programs = run.unexpectedEnds();
  await run.dispose();
  const durationMs = (world.clock.nowUs() - startUs) / 1000;
  if (failure === undefined)
    return { title, line, outcome: 'passed', durationMs, ...(programs.length === 0 ? {} : { programs }) };
  if (failure.code === cancelled && world.signal.aborted)
    return { title, line, outcome: 'cancelled', durationMs };
  return { title, line, outcome: 'failed', durationMs, failure };
}

function wantedSteps({ steps }: PlannedTest, lastLine: number | undefined): readonly Step[] {
  return lastLine === undefined ? steps : steps.filter((step) => step.line <= lastLine);
}

type Surroundings = Omit<StepContext, 'bytes' | 'steps'> & { readonly lastLine?: number };

async function runSteps(steps: readonly Step[], around: Surroundings): Promise<StepFailure | undefined> {
  for (const step of steps) {
    await around.run.breathe();
    if (around.signal.aborted) return cancelledAt(step);
    const failure = await runStep(step, around);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** Never rejects: what a step throws is its failure. */
async function runStep(step: Step, around: Surroundings): Promise<StepFailure | undefined> {
  const { tell, clock } = around.run.world;
  const { line } = step;
  const startUs = clock.nowUs();
  const bytes: StepBytes = {};
  try {
    tell({ type: 'step', line });
    const failure = await outcomeOf(step, { ...around, bytes, steps: stepsWithin(around) });
    const durationMs = (clock.nowUs() - startUs) / 1000;
    tell({ type: 'done', line, durationMs, ...bytes, ...(failure === undefined ? {} : { failure }) });
    return failure;
  } catch (error) {
    return threwAt(step, error);
  }
}

async function outcomeOf(step: Step, context: StepContext): Promise<StepFailure | undefined> {
  // The table holds for each kind the one that takes it.
  const doStep = stepRunners[step.kind] as RunStep<Step['kind']>;
  try {
    const failure = await doStep(step, context);
    return failure === undefined || holdsSteps(step) ? failure : withCircumstances(failure, context.scope);
  } catch (error) {
    return threwAt(step, error);
  }
}

/** Its failure is that of a step within, which has said all there is to say. */
function holdsSteps({ kind }: Step): boolean {
  return kind === 'repeat' || kind === 'together';
}

function stepsWithin(around: Surroundings): StepContext['steps'] {
  return (steps, { scope = around.scope, signal = around.signal }) => {
    const { lastLine = Number.POSITIVE_INFINITY } = around;
    return runSteps(
      steps.filter(({ line }) => line <= lastLine),
      { ...around, scope, signal },
    );
  };
}
