/** `do`: one of the blocks of a `together`. */
import type { DoStatement } from '../../model/experiment.ts';
import type { StatementKind } from '../../check/statementKind.ts';

export const doKind: StatementKind<DoStatement> = {
  kind: 'do',
  word: 'do',
  form: 'do',
  help: 'A block that runs beside the others of its "together".',
  block: 'statements',
  only: 'branches',
  read: () => ({ kind: 'do', body: [] }),
  check: () => undefined,
  checkWithin: (statement, flow) => flow.block(statement),
};
