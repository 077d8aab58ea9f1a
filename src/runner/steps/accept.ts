import { waitUntil } from '../waitUntil.ts';
import { failedAt } from '../testRun.ts';
import { cancelled, type RunStep } from './stepRunner.ts';

/** `accept LISTENER as NAME`: the oldest connection without a name. */
export const accept: RunStep<'accept'> = async (step, { run, signal }) => {
  const listener = run.find(step.listener);
  if (listener?.kind !== 'endpoint') return failedAt(step, 'ENOTCONN', `${step.listener} is not a listener.`);
  const { talk } = listener;
  const found = await waitUntil(() => talk.unnamed.shift(), {
    clock: run.world.clock,
    withinMs: step.withinMs,
    signal,
    watch: (changed) => {
      talk.watchers.add(changed);
      return () => void talk.watchers.delete(changed);
    },
  });
  if (found === 'cancelled') return failedAt(step, cancelled, 'The run was cancelled.');
  if (found === 'late')
    return failedAt(step, 'ERR_TIMEOUT', `Nobody connected to ${step.listener} within ${step.withinMs} ms.`, {
      waitedMs: step.withinMs,
      help: 'Connect a client before this line, or start the program that connects with "run".',
    });
  run.name(step.name, { kind: 'connection', id: found, talk });
  return undefined;
};
