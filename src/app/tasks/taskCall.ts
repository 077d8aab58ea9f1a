/** What a task of the type `socket-lab` calls the command with; or, in a sentence, what its definition lacks. */
import type { Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';

export const taskType = 'socket-lab';

/** As it stands in `tasks.json`: anything may. */
export type TaskDefinitionText = Readonly<Record<string, unknown>>;

export function taskCall(definition: TaskDefinitionText): Result<string[]> {
  switch (definition['task']) {
    case 'listen':
      return listenCall(definition);
    case 'run':
      return runCall(definition);
    default:
      return wrong('its "task" must be "listen" or "run".');
  }
}

function listenCall({ address, responder }: TaskDefinitionText): Result<string[]> {
  if (!isText(address)) return wrong('"listen" needs an "address", such as "tcp://127.0.0.1:9998".');
  if (responder === undefined) return success(['listen', address]);
  if (!isText(responder))
    return wrong('its "responder" must be a text, such as "upper" or "on data reply echo".');
  return success(['listen', address, `--reply=${responder}`]);
}

function runCall({ file, test }: TaskDefinitionText): Result<string[]> {
  if (!isText(file)) return wrong('"run" needs a "file" with an experiment, or a folder of them.');
  if (test === undefined) return success(['run', file]);
  if (!isText(test)) return wrong('its "test" must be the title of a test.');
  return success(['run', file, `--test=${test}`]);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function wrong(what: string): Result<never> {
  return fail({ code: 'EINVAL', message: `The task cannot be run: ${what}` });
}
