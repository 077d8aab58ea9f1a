/** `run "program args" as NAME [until PATTERN]`: starts a program of the user as the other end. */
import { BytePattern, searchRefusal } from '../../bytes/search/bytePattern.ts';
import { compareAnywhere } from '../results/compareBytes.ts';
import { milliseconds } from '../results/milliseconds.ts';
import { RunningProgram } from '../state/runningProgram.ts';
import { cancelledAt, failedAt, failedCall } from '../results/stepFailure.ts';
import { waitUntil } from '../state/waitUntil.ts';
import { withinMs } from '../state/withinMs.ts';
import type { StatementRunner } from './statementRunner.ts';

/** Python buffers what it prints to a pipe, so "until" would wait forever. */
const environment = { PYTHONUNBUFFERED: '1' };

export const program: StatementRunner<'run'> = async (statement, { run, scope, signal }) => {
  const command = scope.encode(statement, statement.command.parts);
  if (!(command instanceof Uint8Array)) return command;
  const commandLine = Buffer.from(command).toString();
  const refusal = run.world.mayRun(commandLine);
  if (refusal !== undefined) return failedCall(statement, refusal);
  const until = statement.until && scope.pattern(statement, statement.until.parts);
  if (until !== undefined && !(until instanceof BytePattern)) return until;
  const searched = until && searchRefusal(until);
  if (searched !== undefined) return failedAt(statement, 'ERR_PAYLOAD', searched);
  const started = run.programs.start(commandLine, environment);
  if (!started.ok) return failedCall(statement, started.failure);
  const running = new RunningProgram(started.value, commandLine, until);
  run.noteProgram(statement, running);
  scope.own(() => running.stop());
  scope.name(statement.name?.value, { kind: 'program', program: running });
  if (until === undefined) {
    const failure = await running.startFailure();
    return failure === undefined ? undefined : failedCall(statement, failure);
  }
  const { clock } = run.world;
  const limitMs = withinMs(statement);
  const startUs = clock.nowUs();
  const found = await waitUntil(() => said(running), {
    clock,
    withinMs: limitMs,
    signal,
    watch: (changed) => running.watch(changed),
  });
  const comparison = compareAnywhere(until, running.lastBytes);
  if (found === 'said') return undefined;
  if (found === 'cancelled') return cancelledAt(statement);
  const waitedMs = Math.round((clock.nowUs() - startUs) / 1000);
  if (found === 'late') {
    const message = `The program did not say it within ${milliseconds(limitMs)}.`;
    return failedAt(statement, 'ERR_TIMEOUT', message, { waitedMs, comparison, help: lateHelp });
  }
  const failure = running.end?.failure;
  return failure === undefined
    ? failedAt(statement, 'ERR_ENDED', 'The program ended before it said it.', { waitedMs, comparison })
    : { ...failedCall(statement, failure), waitedMs, comparison };
};

const lateHelp =
  'Many programs hold back what they print when nobody reads it on a terminal: let it flush after each line.';

function said({ hasSaid, end }: RunningProgram): 'said' | 'ended' | undefined {
  if (hasSaid) return 'said';
  return end === undefined ? undefined : 'ended';
}
