/** `together`, with `do` blocks that run in parallel. */
import type { TogetherStatement } from '../../model/experiment.ts';
import type { StatementKind } from '../../check/statementKind.ts';

export const togetherKind: StatementKind<TogetherStatement> = {
  kind: 'together',
  word: 'together',
  form: 'together',
  help: 'Runs the "do" blocks below it side by side, and goes on when all are done.',
  block: 'branches',
  read: () => ({ kind: 'together', body: [] }),
  check(statement, flow) {
    if (statement.body.length === 1)
      flow.warn(statement, 'One block has nothing to run beside: "together" wants two "do" blocks or more.');
  },
  checkWithin: (statement, flow) => flow.branches(statement),
};
