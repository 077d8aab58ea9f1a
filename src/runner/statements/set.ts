import type { RunStep } from './stepRunner.ts';

/** `@name = PAYLOAD`, unless the caller has set it. */
export const set: RunStep<'set'> = (step, { run, scope }) => {
  const given = run.world.overrides.get(step.name);
  const bytes = given ?? scope.encode(step, step.parts);
  if (!(bytes instanceof Uint8Array)) return Promise.resolve(bytes);
  scope.variables.set(step.name, bytes);
  return Promise.resolve(undefined);
};
