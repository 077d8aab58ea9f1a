/** Steps that have steps within, and those that only take time. */
import { failedAt } from '../testRun.ts';
import { waitUntil } from '../waitUntil.ts';
import { cancelled, type RunStep } from './stepRunner.ts';

export const set: RunStep<'set'> = (step, { run }) => {
  const bytes = run.encode(step, step.parts);
  if (!(bytes instanceof Uint8Array)) return Promise.resolve(bytes);
  run.variables.set(step.name, bytes);
  return Promise.resolve(undefined);
};

export const wait: RunStep<'wait'> = async (step, { run, signal }) => {
  const over = await waitUntil<never>(() => undefined, {
    clock: run.world.clock,
    withinMs: step.forMs,
    signal,
    watch: () => () => undefined,
  });
  return over === 'cancelled' ? failedAt(step, cancelled, 'The run was cancelled.') : undefined;
};

/** Each round has endpoints of its own. */
export const repeat: RunStep<'repeat'> = async (step, context) => {
  const { run, signal } = context;
  const count = step.count.kind === 'number' ? step.count.value : Number(run.variableText(step.count.name));
  if (!Number.isSafeInteger(count) || count < 0)
    return failedAt(step, 'ERR_PAYLOAD', 'How often to repeat is no whole number.');
  const startUs = run.world.clock.nowUs();
  for (let round = 0; round < count; round++) {
    const failure = await run.block(() => context.steps(step.steps, signal));
    if (failure !== undefined) return failure;
    const nextMs = (round + 1) * step.everyMs - (run.world.clock.nowUs() - startUs) / 1000;
    if (round + 1 === count || nextMs <= 0) continue;
    const paused = await wait({ ...step, kind: 'wait', forMs: nextMs }, context);
    if (paused !== undefined) return paused;
  }
  return undefined;
};

/** The branches side by side; when one fails the others are cancelled. */
export const together: RunStep<'together'> = async (step, context) => {
  const own = new AbortController();
  const signal = AbortSignal.any([context.signal, own.signal]);
  let first: Awaited<ReturnType<typeof context.steps>>;
  await Promise.all(
    step.branches.map(async (branch) => {
      const failure = await context.steps(branch, signal);
      if (failure === undefined || first !== undefined) return;
      first = failure;
      own.abort();
    }),
  );
  return first;
};

/** What is read and checked, and cannot be run in this version. */
export const notYet: RunStep<'relay' | 'fault' | 'save'> = (step) =>
  Promise.resolve(failedAt(step, 'ERR_NOT_YET', step.notYet ?? `"${step.kind}" comes with a later version.`));
