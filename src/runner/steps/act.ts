import type { EndpointAction } from '../../experiment/experiment.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Result } from '../../model/result.ts';
import { success } from '../../model/result.ts';
import { failedAt, failedCall } from '../testRun.ts';
import type { RunStep } from './stepRunner.ts';

type Act = (engine: Engine, id: number) => Result<void> | Promise<Result<void>>;

const acts: Readonly<Record<Exclude<EndpointAction, 'secure'>, Act>> = {
  end: (engine, id) => engine.halfClose(id),
  close: (engine, id) => engine.close(id),
  reset: (engine, id) => engine.reset(id),
  pause: (engine, id) => engine.pauseReading(id),
  resume: (engine, id) => engine.resumeReading(id),
};

/** `NAME end`, `close`, `reset`, `pause`, `resume`. */
export const act: RunStep<EndpointAction> = async (step, { run }) => {
  const named = run.find(step.endpoint);
  if (named === undefined) return failedAt(step, 'ENOTCONN', `There is no ${step.endpoint}.`);
  if (named.kind === 'program') {
    named.program.end();
    return undefined;
  }
  const id = named.kind === 'connection' ? named.id : named.talk.id;
  // To close what is closed is done already.
  const isGone = step.kind === 'close' && !run.engine.isOpen(id);
  if (step.kind === 'secure') return failedAt(step, 'ERR_NOT_YET', 'TLS comes with a later version.');
  const done = isGone ? success(undefined) : await acts[step.kind](run.engine, id);
  return done.ok ? undefined : failedCall(step, done.failure);
};
