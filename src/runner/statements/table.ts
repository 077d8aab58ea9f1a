/** How each kind of step is done. A new one is a row here and its file. */
import type { Step } from '../../language/experiment/model/plan.ts';
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
import type { RunStep } from './stepRunner.ts';

export const stepRunners: { readonly [K in Step['kind']]: RunStep<K> } = {
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
};
