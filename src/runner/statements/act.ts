import type { Engine } from '../../engine/engine.ts';
import type { EndpointAction } from '../../language/experiment/model/experiment.ts';
import { noteEnding, whatEnded } from '../state/whatEnded.ts';
import { idOf } from '../state/named.ts';
import { success, type Result } from '../../model/result.ts';
import { failedAt, failedCall } from '../results/stepFailure.ts';
import type { RunStep } from './stepRunner.ts';

type Act = (engine: Engine, id: number) => Result<void> | Promise<Result<void>>;

const acts: Readonly<Record<Exclude<EndpointAction, 'secure'>, Act>> = {
  end: (engine, id) => engine.halfClose(id),
  // To close what is closed is done already.
  close: (engine, id) => (engine.isOpen(id) ? engine.close(id) : success(undefined)),
  reset: (engine, id) => engine.reset(id),
  pause: (engine, id) => engine.pauseReading(id),
  resume: (engine, id) => engine.resumeReading(id),
};

/** `NAME end`, `close`, `reset`, `pause`, `resume`. */
export const act: RunStep<Exclude<EndpointAction, 'secure'>> = async (step, { run, scope }) => {
  const named = scope.find(step.endpoint);
  if (named === undefined) return failedAt(step, 'ENOTCONN', `There is no ${step.endpoint}.`);
  if (named.kind === 'program') {
    if (step.kind === 'end') named.program.endInput();
    else await named.program.stop();
    return undefined;
  }
  noteEnding(step, named);
  const done = await acts[step.kind as Exclude<EndpointAction, 'secure'>](run.engine, idOf(named));
  return done.ok ? undefined : failedCall(step, whatEnded(named, done.failure, step.endpoint, scope));
};
