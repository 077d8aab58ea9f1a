/** Sends to programs. */
import { fail, success, type Failure, type Result } from '../../model/result.ts';
import { milliseconds } from '../results/milliseconds.ts';
import type { RunningProgram } from '../state/runningProgram.ts';
import { stallLimitMs, type Sending } from './sendWaiting.ts';
import { waitUntil } from '../state/waitUntil.ts';

/** Writes to a program's standard input, and waits until the pipe has accepted it. */
export async function sendToProgram(
  program: RunningProgram,
  bytes: Uint8Array,
  { run, signal }: Sending,
): Promise<Result<void> | 'cancelled'> {
  let written: { readonly failure: Failure | undefined } | undefined;
  let look = (): void => undefined;
  void program.write(bytes).then((failure) => {
    written = { failure };
    look();
  });
  const outcome = await waitUntil(() => written, {
    clock: run.world.clock,
    withinMs: stallLimitMs,
    signal,
    watch: (changed) => {
      look = changed;
      return () => (look = () => undefined);
    },
  });
  if (outcome === 'cancelled') return outcome;
  if (outcome === 'late') return fail(stalled);
  return outcome.failure === undefined ? success(undefined) : fail(outcome.failure);
}

const stalled: Failure = {
  code: 'ETIMEDOUT',
  message: `The program has not read its standard input for ${milliseconds(stallLimitMs)}.`,
};
