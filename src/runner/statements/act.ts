/** Runs `NAME end`, `close`, `reset`, `pause` and `resume`. */
import type { Engine } from '../../engine/engine.ts';
import type { EndpointAction } from '../../language/experiment/model/experiment.ts';
import { noteEnding, whatEnded } from '../state/whatEnded.ts';
import { idOf } from '../state/named.ts';
import { success, type Result } from '../../model/result.ts';
import { failedAt, failedCall } from '../results/stepFailure.ts';
import type { StatementRunner } from './statementRunner.ts';

type Act = (engine: Engine, id: number) => Result<void> | Promise<Result<void>>;

const acts: Readonly<Record<EndpointAction, Act>> = {
  end: (engine, id) => engine.halfClose(id),
  // Closing something closed is a no-op.
  close: (engine, id) => (engine.isOpen(id) ? engine.close(id) : success(undefined)),
  reset: (engine, id) => engine.reset(id),
  pause: (engine, id) => engine.pauseReading(id),
  resume: (engine, id) => engine.resumeReading(id),
};

export const act: StatementRunner<'action'> = async (statement, { run, scope }) => {
  const { action, endpoint } = statement;
  const named = scope.find(endpoint.value);
  if (named === undefined) return failedAt(statement, 'ENOTCONN', `There is no ${endpoint.value}.`);
  if (named.kind === 'program') {
    if (action === 'end') named.program.endInput();
    else await named.program.stop();
    return undefined;
  }
  noteEnding(statement, named);
  const done = await acts[action](run.engine, idOf(named));
  return done.ok ? undefined : failedCall(statement, whatEnded(named, done.failure, endpoint.value, scope));
};
