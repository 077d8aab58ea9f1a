import { waitUntil } from '../waitUntil.ts';
import { runningProgram } from '../runningProgram.ts';
import { failedAt, failedCall } from '../testRun.ts';
import { BytePattern } from '../../payload/bytePattern.ts';
import { compareBytes } from '../compareBytes.ts';
import { cancelled, type RunStep } from './stepRunner.ts';

/** `run "program args" as NAME [until PATTERN]`: a program of the user's as the other end. */
export const program: RunStep<'run'> = async (step, { run, signal }) => {
  const command = run.encode(step, step.command);
  if (!(command instanceof Uint8Array)) return command;
  const commandLine = Buffer.from(command).toString();
  const refusal = run.world.mayRun(commandLine);
  if (refusal !== undefined) return failedCall(step, refusal);
  const started = run.programs.start(commandLine);
  if (!started.ok) return failedCall(step, started.failure);
  const running = runningProgram(started.value);
  run.name(step.name, { kind: 'program', program: running });
  if (step.until === undefined) return undefined;
  const pattern = run.pattern(step, step.until);
  if (!(pattern instanceof BytePattern)) return pattern;
  const { output } = running;
  const found = await waitUntil(
    () => {
      const at = output.unread === undefined ? -1 : pattern.indexIn(output.unread);
      if (at >= 0) return output.take(at + pattern.length);
      return output.ended ? 'ended' : undefined;
    },
    { clock: run.world.clock, withinMs: step.withinMs, signal, watch: (changed) => output.watch(changed) },
  );
  if (found instanceof Uint8Array) return undefined;
  if (found === 'cancelled') return failedAt(step, cancelled, 'The run was cancelled.');
  const comparison = compareBytes(pattern, output.rest);
  if (found === 'late')
    return failedAt(step, 'ERR_TIMEOUT', `The program did not say it within ${step.withinMs} ms.`, {
      waitedMs: step.withinMs,
      comparison,
    });
  const { failure } = await started.value.ended;
  return failure === undefined
    ? failedAt(step, 'ERR_ENDED', 'The program ended before it said it.', { comparison })
    : { ...failedCall(step, failure), comparison };
};
