import { countOf } from '../state/countOf.ts';
import { cancelledAt, failedAt } from '../results/stepFailure.ts';
import { waitFor } from '../state/waitUntil.ts';
import type { RunStep } from './stepRunner.ts';

/** `repeat N [every D]`: each round has endpoints of its own, closed at its end; variables stay. */
export const repeat: RunStep<'repeat'> = async (step, { run, scope, signal, steps }) => {
  const count = countOf(step.count, scope);
  if (count === undefined) return failedAt(step, 'ERR_PAYLOAD', 'How often to repeat is no whole number.');
  const { clock } = run.world;
  const startUs = clock.nowUs();
  for (let round = 0; round < count; round++) {
    // What the last round has opened can be looked at; that of a million rounds would fill every list.
    const own = scope.round(round + 1 === count);
    const failure = await steps(step.steps, { scope: own });
    if (failure !== undefined) {
      // Until the failure is told its names stay, and all is closed with the test.
      scope.own(() => own.close(false));
      return failure;
    }
    await own.close();
    await run.breathe();
    if (signal.aborted) return cancelledAt(step);
    const leftMs = (round + 1) * step.everyMs - (clock.nowUs() - startUs) / 1000;
    if (round + 1 === count || leftMs <= 0) continue;
    if ((await waitFor(leftMs, { clock, signal })) === 'cancelled') return cancelledAt(step);
  }
  return undefined;
};
