import type { StepFailure } from '../results/testResult.ts';
import type { RunStep } from './stepRunner.ts';

/** `together`: the branches side by side; when one fails the others are cancelled. */
export const together: RunStep<'together'> = async (step, { scope, signal, steps }) => {
  const own = new AbortController();
  const cancelAll = (): void => own.abort();
  signal.addEventListener('abort', cancelAll);
  let first: StepFailure | undefined;
  const branches = step.branches.map((branch) => ({ branch, scope: scope.branch() }));
  await Promise.all(
    branches.map(async ({ branch, scope: its }) => {
      const failure = await steps(branch, { scope: its, signal: own.signal });
      if (failure === undefined || first !== undefined) return;
      first = failure;
      own.abort();
    }),
  );
  signal.removeEventListener('abort', cancelAll);
  for (const { scope: its } of branches) scope.join(its);
  return first;
};
