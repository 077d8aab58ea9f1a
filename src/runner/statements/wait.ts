import { cancelledAt } from '../results/stepFailure.ts';
import { waitFor } from '../state/waitUntil.ts';
import type { RunStep } from './stepRunner.ts';

/** `wait D` */
export const wait: RunStep<'wait'> = async (step, { run, signal }) => {
  const over = await waitFor(step.forMs, { clock: run.world.clock, signal });
  return over === 'cancelled' ? cancelledAt(step) : undefined;
};
