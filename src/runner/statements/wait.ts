import { cancelledAt } from '../results/stepFailure.ts';
import { waitFor } from '../state/waitUntil.ts';
import type { StatementRunner } from './statementRunner.ts';

/** `wait D` */
export const wait: StatementRunner<'wait'> = async (statement, { run, signal }) => {
  const over = await waitFor(statement.forMs.value, { clock: run.world.clock, signal });
  return over === 'cancelled' ? cancelledAt(statement) : undefined;
};
