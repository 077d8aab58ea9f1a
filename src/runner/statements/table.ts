/** The runners of all kinds of statements. To add one: a row here, and a file where it takes more than a few lines. */
import type { Statement } from '../../language/experiment/model/experiment.ts';
import { cancelledAt } from '../results/stepFailure.ts';
import { waitFor } from '../state/waitUntil.ts';
import { accept } from './accept.ts';
import { act } from './act.ts';
import { expect } from './expect.ts';
import { frames } from './frames.ts';
import { notYet } from './notYet.ts';
import { connect, listen } from './open.ts';
import { program } from './program.ts';
import { fault, relay } from './relay.ts';
import { repeat } from './repeat.ts';
import { secure } from './secure.ts';
import { send } from './send.ts';
import type { StatementRunner } from './statementRunner.ts';
import { together } from './together.ts';

const runners: { readonly [K in Statement['kind']]: StatementRunner<K> | undefined } = {
  /** `@name = PAYLOAD`, unless the caller overrides it. */
  variable(statement, { run, scope }) {
    const name = statement.name.value;
    const bytes = run.world.overrides.get(name) ?? scope.encode(statement, statement.value.parts);
    if (!(bytes instanceof Uint8Array)) return Promise.resolve(bytes);
    scope.variables.set(name, bytes);
    return Promise.resolve(undefined);
  },
  listen,
  connect,
  run: program,
  accept,
  send,
  expect,
  action: act,
  secure,
  frames,
  async wait(statement, { run, signal }) {
    const over = await waitFor(statement.forMs.value, { clock: run.world.clock, signal });
    return over === 'cancelled' ? cancelledAt(statement) : undefined;
  },
  repeat,
  together,
  relay,
  fault,
  save: notYet,
  // Blocks run their statements elsewhere, and unparsable statements never run.
  test: undefined,
  do: undefined,
  broken: undefined,
};

/** The runner of a statement; undefined for one that does not run by itself. */
export function runnerOf(statement: Statement): StatementRunner | undefined {
  // The table's type guarantees the match.
  return runners[statement.kind] as StatementRunner | undefined;
}
