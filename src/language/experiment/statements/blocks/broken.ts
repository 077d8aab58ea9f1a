/** A statement that could not be parsed: its problem has been reported. */
import type { BrokenStatement } from '../../model/experiment.ts';
import type { StatementKind } from '../../check/statementKind.ts';

export const brokenKind: StatementKind<BrokenStatement> = {
  kind: 'broken',
  form: '',
  help: '',
  read: () => undefined,
  check({ name, nameless }, flow) {
    if (nameless) flow.lacksNames();
    if (name !== undefined) flow.define(name, 'unknown', { reachable: true });
  },
  checkWithin: ({ body }, flow) => flow.statements(body),
};
