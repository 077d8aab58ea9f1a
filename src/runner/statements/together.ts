/** `together`: runs the branches in parallel; when one fails, the others are cancelled. */
import type { StepFailure } from '../results/testResult.ts';
import type { StatementRunner } from './statementRunner.ts';

export const together: StatementRunner<'together'> = async ({ body }, { scope, signal, runBlock }) => {
  const own = new AbortController();
  const cancelAll = (): void => own.abort();
  signal.addEventListener('abort', cancelAll);
  let first: StepFailure | undefined;
  const branches = body.map((branch) => ({
    statements: branch.kind === 'do' ? branch.body : [branch],
    scope: scope.branch(),
  }));
  await Promise.all(
    branches.map(async ({ statements, scope: its }) => {
      const failure = await runBlock(statements, { scope: its, signal: own.signal });
      if (failure === undefined || first !== undefined) return;
      first = failure;
      own.abort();
    }),
  );
  signal.removeEventListener('abort', cancelAll);
  for (const { scope: its } of branches) scope.join(its);
  return first;
};
