/** Everything that is wrong with an experiment: what cannot be read, and what makes no sense together. */
import { Definitions } from './check/definitions.ts';
import type { Definition } from './model/definition.ts';
import { Findings } from './check/findings.ts';
import { Flow, type CheckContext } from './check/flow.ts';
import { lineFinder } from './check/lineOf.ts';
import type { Experiment, Statement, TestStatement } from './model/experiment.ts';
import { inOrder, type Diagnostic } from '../core/diagnostic.ts';
import type { Problem } from '../../model/problem.ts';
import { finish, type Work } from '../../model/work.ts';
import { parsing } from './parseExperiment.ts';
import { statementKind, statementWords } from './statements/table.ts';

export interface CheckedExperiment {
  readonly experiment: Experiment;
  /** In the order of the text. */
  readonly problems: readonly Diagnostic[];
  /** Every name that is given, with what uses it. */
  readonly definitions: readonly Definition[];
}

/** Names that would hide what every experiment has. */
const givenVariables = ['env'];
const reserved: ReadonlySet<string> = new Set([...statementWords, ...givenVariables]);

/** Reads and checks an experiment. Linear time, never throws. Without a platform, addresses are judged for none. */
export function checkExperiment(text: string, context: CheckContext = {}): CheckedExperiment {
  return finish(checking(text, context));
}

/** The same statement by statement. */
export function* checking(text: string, context: CheckContext = {}): Work<CheckedExperiment> {
  const { experiment, problems } = yield* parsing(text);
  const errors = problems.map(asError);
  // What has not been read would be missed everywhere.
  if (experiment.cut) return { experiment, problems: inOrder(errors), definitions: [] };
  const findings = new Findings();
  const definitions = new Definitions(text, reserved, lineFinder(text));
  const flow = new Flow(checkStatement, findings, definitions, context);
  yield* checkAll(experiment, flow);
  yield* definitions.finish(findings);
  return { experiment, problems: inOrder([...errors, ...findings.problems]), definitions: definitions.all };
}

/** What stands outside of tests runs first in each of them, wherever it stands. */
function* checkAll({ statements }: Experiment, flow: Flow): Work {
  const titles = new Map<string, TestStatement>();
  yield* flow.statements(statements.filter(({ kind }) => kind !== 'test'));
  for (const test of statements) {
    if (test.kind !== 'test') continue;
    const { title } = test;
    const other = titles.get(title.value);
    if (other === undefined) titles.set(title.value, test);
    else if (title.value.trim() !== '')
      flow.warn(title, `The test of line ${other.line} has the same title: neither can be run alone.`);
    yield* flow.statements([test]);
  }
  yield* flow.checkLater();
}

function checkStatement(statement: Statement, flow: Flow): Work | undefined {
  const kind = statementKind(statement.kind);
  kind.check(statement, flow);
  return kind.checkWithin?.(statement, flow);
}

function asError(problem: Problem): Diagnostic {
  return { severity: 'error', ...problem };
}
