import type { StatementRunner } from './statementRunner.ts';

/** `@name = PAYLOAD`, unless the caller has set it. */
export const variable: StatementRunner<'variable'> = (statement, { run, scope }) => {
  const name = statement.name.value;
  const bytes = run.world.overrides.get(name) ?? scope.encode(statement, statement.value.parts);
  if (!(bytes instanceof Uint8Array)) return Promise.resolve(bytes);
  scope.variables.set(name, bytes);
  return Promise.resolve(undefined);
};
