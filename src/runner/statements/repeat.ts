/** `repeat N [every D]`: each round has its own endpoints, closed at its end; variables remain. */
import { countOf } from '../state/countOf.ts';
import { cancelledAt, failedAt } from '../results/stepFailure.ts';
import { waitFor } from '../state/waitUntil.ts';
import type { StatementRunner } from './statementRunner.ts';

export const repeat: StatementRunner<'repeat'> = async (statement, { run, scope, signal, runBlock }) => {
  const count = countOf(statement.count, scope);
  if (count === undefined)
    return failedAt(statement, 'ERR_PAYLOAD', 'How often to repeat is not a whole number.');
  const everyMs = statement.every?.value ?? 0;
  const { clock } = run.world;
  const startUs = clock.nowUs();
  for (let round = 0; round < count; round++) {
    // The endpoints of the last round can still be inspected; those of a million rounds would flood every list.
    const own = scope.round(round + 1 === count);
    const failure = await runBlock(statement.body, { scope: own });
    if (failure !== undefined) {
      // Its names remain until the failure is reported, and everything is closed with the test.
      scope.own(() => own.close(false));
      return failure;
    }
    await own.close();
    await run.breathe();
    if (signal.aborted) return cancelledAt(statement);
    const leftMs = (round + 1) * everyMs - (clock.nowUs() - startUs) / 1000;
    if (round + 1 === count || leftMs <= 0) continue;
    if ((await waitFor(leftMs, { clock, signal })) === 'cancelled') return cancelledAt(statement);
  }
  return undefined;
};
