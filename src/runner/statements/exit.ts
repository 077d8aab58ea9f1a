import type { ProgramEnd } from '../../node/programs.ts';
import type { ExpectStep, PlannedExpectation } from '../../language/experiment/model/plan.ts';
import { milliseconds } from '../results/milliseconds.ts';
import type { RunningProgram } from '../state/runningProgram.ts';
import { cancelledAt, failedAt } from '../results/stepFailure.ts';
import type { StepFailure } from '../results/testResult.ts';
import { waitUntil } from '../state/waitUntil.ts';
import type { StepContext } from './stepRunner.ts';

/** `NAME < exit CODE`: a program ends by itself, with this code. */
export async function exit(
  step: ExpectStep,
  { code, withinMs }: Extract<PlannedExpectation, { kind: 'exit' }>,
  program: RunningProgram,
  { run, signal }: StepContext,
): Promise<StepFailure | undefined> {
  const { clock } = run.world;
  program.isEndExpected = true;
  const startUs = clock.nowUs();
  const end = await waitUntil(() => program.end, {
    clock,
    withinMs,
    signal,
    watch: (changed) => program.watch(changed),
  });
  if (end === 'cancelled') return cancelledAt(step);
  const waitedMs = Math.round((clock.nowUs() - startUs) / 1000);
  if (end === 'late')
    return failedAt(step, 'ERR_TIMEOUT', `The program still runs after ${milliseconds(withinMs)}.`, {
      waitedMs,
      help: `It may wait for input, which "${step.endpoint} end" ends, or for a connection.`,
    });
  if (end.code === code) return undefined;
  return failedAt(step, 'ERR_UNEXPECTED', `Expected exit code ${code}, but the program ${howEnded(end)}.`, {
    waitedMs,
  });
}

function howEnded({ code, signal }: ProgramEnd): string {
  if (code !== undefined) return `ended with code ${code}`;
  return signal === undefined ? 'was ended by this test' : `was ended by ${signal}`;
}
