/** How each kind of statement is run. A new one is a row here, and a file where it takes more than a few lines. */
import type { Statement } from '../../language/experiment/model/experiment.ts';
import { accept } from './accept.ts';
import { act } from './act.ts';
import { notYet } from './notYet.ts';
import { repeat } from './repeat.ts';
import { together } from './together.ts';
import { wait } from './wait.ts';
import { expect } from './expect.ts';
import { frames } from './frames.ts';
import { connect, listen } from './open.ts';
import { program } from './program.ts';
import { send } from './send.ts';
import { variable } from './variable.ts';
import type { StatementRunner } from './statementRunner.ts';

const runners: { readonly [K in Statement['kind']]: StatementRunner<K> | undefined } = {
  variable,
  listen,
  connect,
  run: program,
  accept,
  send,
  expect,
  action: act,
  frames,
  wait,
  repeat,
  together,
  relay: notYet,
  fault: notYet,
  save: notYet,
  // They hold others, or could not be read.
  test: undefined,
  do: undefined,
  broken: undefined,
};

/** What runs a statement; undefined for what is not run by itself. */
export function runnerOf(statement: Statement): StatementRunner | undefined {
  // The table holds for each kind the one that takes it.
  return runners[statement.kind] as StatementRunner | undefined;
}
