/** The table of statements. To add one: a type in experiment.ts, a file here, a row in this table, and a runner. */
import type { Statement } from '../model/experiment.ts';
import type { StatementKind } from '../check/statementKind.ts';
import { acceptKind } from './accept.ts';
import { actionKind } from './action.ts';
import { brokenKind } from './blocks/broken.ts';
import { connectKind } from './connect.ts';
import { doKind } from './blocks/do.ts';
import { expectKind } from './expect.ts';
import { faultKind } from './fault.ts';
import { framesKind } from './frames.ts';
import { listenKind } from './listen.ts';
import { relayKind } from './relay.ts';
import { repeatKind } from './blocks/repeat.ts';
import { runKind } from './run.ts';
import { saveKind } from './save.ts';
import { secureKind } from './secure.ts';
import { sendKind } from './send.ts';
import { testKind } from './blocks/test.ts';
import { togetherKind } from './blocks/together.ts';
import { variableKind } from './variable.ts';
import { waitKind } from './wait.ts';

type StatementKinds = {
  readonly [Kind in Statement['kind']]: StatementKind<Extract<Statement, { kind: Kind }>>;
};

const kinds: StatementKinds = {
  variable: variableKind,
  test: testKind,
  listen: listenKind,
  connect: connectKind,
  run: runKind,
  accept: acceptKind,
  send: sendKind,
  expect: expectKind,
  action: actionKind,
  secure: secureKind,
  frames: framesKind,
  wait: waitKind,
  repeat: repeatKind,
  together: togetherKind,
  do: doKind,
  relay: relayKind,
  fault: faultKind,
  save: saveKind,
  broken: brokenKind,
};

/** A statement's kind, by its name. */
export function statementKind(kind: Statement['kind']): StatementKind<Statement> {
  // The table's type guarantees the match, which TypeScript cannot infer through an indexed access.
  return kinds[kind] as unknown as StatementKind<Statement>;
}

const byWord: ReadonlyMap<string, StatementKind<Statement>> = new Map(
  (Object.keys(kinds) as Statement['kind'][]).flatMap((name) => {
    const kind = statementKind(name);
    return kind.word === undefined ? [] : [[kind.word, kind]];
  }),
);

/** The kind whose first word this is. */
export function statementOf(word: string): StatementKind<Statement> | undefined {
  return byWord.get(word);
}

export const statementWords: readonly string[] = [...byWord.keys()];
