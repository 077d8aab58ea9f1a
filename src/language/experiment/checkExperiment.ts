/** Checks an experiment: syntax, and whether its statements are consistent. */
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
  /** All definitions, with their references. */
  readonly definitions: readonly Definition[];
}

/** Names that would shadow the built-in variables. */
const givenVariables = ['env'];
const reserved: ReadonlySet<string> = new Set([...statementWords, ...givenVariables]);

/**
 * Parses and checks an experiment. Linear time, never throws. Without a platform, addresses are checked for none in
 * particular.
 */
export function checkExperiment(text: string, context: CheckContext = {}): CheckedExperiment {
  return finish(checking(text, context));
}

/** The same in steps, one per statement. */
export function* checking(text: string, context: CheckContext = {}): Work<CheckedExperiment> {
  const { experiment, problems } = yield* parsing(text);
  const errors = problems.map(asError);
  // Everything in the unread part would be reported as missing.
  if (experiment.cut) return { experiment, problems: inOrder(errors), definitions: [] };
  const findings = new Findings();
  const definitions = new Definitions(text, reserved, lineFinder(text));
  const flow = new Flow(checkStatement, findings, definitions, context);
  yield* checkAll(experiment, flow);
  yield* definitions.finish(findings);
  return { experiment, problems: inOrder([...errors, ...findings.problems]), definitions: definitions.all };
}

/** Statements outside tests run first in each of them, wherever they are. */
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
