/** `NAME < exit CODE`: waits for a program to exit by itself, with this code. */
import type { ProgramEnd } from '../../node/programs.ts';
import type { Expected, ExpectStatement } from '../../language/experiment/model/experiment.ts';
import { milliseconds } from '../results/milliseconds.ts';
import type { RunningProgram } from '../state/runningProgram.ts';
import { cancelledAt, failedAt } from '../results/stepFailure.ts';
import type { StepFailure } from '../results/testResult.ts';
import { waitUntil } from '../state/waitUntil.ts';
import { withinMs } from '../state/withinMs.ts';
import type { StepContext } from './statementRunner.ts';

export async function exit(
  statement: ExpectStatement,
  { code }: Extract<Expected, { kind: 'exit' }>,
  program: RunningProgram,
  { run, signal }: StepContext,
): Promise<StepFailure | undefined> {
  const { clock } = run.world;
  const limitMs = withinMs(statement);
  program.isEndExpected = true;
  const startUs = clock.nowUs();
  const end = await waitUntil(() => program.end, {
    clock,
    withinMs: limitMs,
    signal,
    watch: (changed) => program.watch(changed),
  });
  if (end === 'cancelled') return cancelledAt(statement);
  const waitedMs = Math.round((clock.nowUs() - startUs) / 1000);
  if (end === 'late')
    return failedAt(statement, 'ERR_TIMEOUT', `The program still runs after ${milliseconds(limitMs)}.`, {
      waitedMs,
      help: `It may wait for input, which "${statement.endpoint.value} end" ends, or for a connection.`,
    });
  if (end.code === code.value) return undefined;
  const message = `Expected exit code ${code.value}, but the program ${howEnded(end)}.`;
  return failedAt(statement, 'ERR_UNEXPECTED', message, { waitedMs });
}

function howEnded({ code, signal }: ProgramEnd): string {
  if (code !== undefined) return `ended with code ${code}`;
  return signal === undefined ? 'was ended by this test' : `was ended by ${signal}`;
}
