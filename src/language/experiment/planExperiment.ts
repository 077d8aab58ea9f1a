import type { Experiment, Statement } from './model/experiment.ts';
import type { Plan, PlannedTest, Step } from './model/plan.ts';
import type { Planner } from './model/planner.ts';
import { statementKind } from './statements/table.ts';

/**
 * What is to be run. It is made for experiments without errors: of others, what could not be read is left out. A
 * file without tests is one test without a title; a file without statements has none.
 */
export function planExperiment({ text, statements }: Experiment): Plan {
  const planner: Planner = {
    text,
    steps: (block) => block.flatMap((statement) => stepsOf(statement, planner)),
  };
  const setup = planner.steps(statements.filter(({ kind }) => kind !== 'test'));
  const tests = statements.flatMap((statement): PlannedTest[] => {
    if (statement.kind !== 'test') return [];
    const { line, start, end, title, body } = statement;
    return [
      {
        title: title.value,
        text,
        line,
        start,
        end,
        setup,
        steps: planner.steps(body),
      },
    ];
  });
  const [first] = statements;
  if (tests.length > 0 || first === undefined) return { tests };
  return {
    tests: [
      {
        title: undefined,
        text,
        line: first.line,
        start: first.start,
        end: first.end,
        setup: [],
        steps: setup,
      },
    ],
  };
}

function stepsOf(statement: Statement, planner: Planner): Step[] {
  const step = statementKind(statement.kind).plan(statement, planner);
  return step === undefined ? [] : [step];
}
