/** `NAME < EXPECTED [within D] [as NAME]` */
import { captureNames } from '../reading/captureNames.ts';
import { checkExpectation } from '../check/checkExpectation.ts';
import type { ExpectStatement, Expected } from '../model/experiment.ts';
import type { PlannedExpectation } from '../model/plan.ts';
import { defaultWithinMs, placeOf } from '../model/planner.ts';
import { readClauses, readWithin } from '../reading/readClauses.ts';
import { readExpected } from '../reading/readExpected.ts';
import type { StatementKind } from '../check/statementKind.ts';
import { readNewName } from '../reading/statementPieces.ts';

export const expectKind: StatementKind<ExpectStatement> = {
  kind: 'expect',
  form: 'NAME < PATTERN [within D] [as NAME]',
  help: 'Waits for what has to come next; also contains, matches, bytes, line, any, end, reset, closed, nothing for, and of a program exit.',
  read(reader) {
    const endpoint = reader.takeName();
    const operator = reader.sign('<');
    if (endpoint === undefined || operator === undefined) return undefined;
    const expected = readExpected(reader);
    if (expected === undefined) return undefined;
    let within: ExpectStatement['within'];
    let as: ExpectStatement['as'];
    readClauses(reader, {
      within: () => (within = readWithin(reader)),
      as: () => (as = readNewName(reader, 'answer')),
    });
    return { kind: 'expect', endpoint, operator, expected, within, as };
  },
  check: checkExpectation,
  plan: (statement) => ({
    ...placeOf(statement),
    kind: 'expect',
    endpoint: statement.endpoint.value,
    expected: planned(statement.expected, statement.within?.value ?? defaultWithinMs),
    as: statement.as?.value,
  }),
};

function planned(expected: Expected, withinMs: number): PlannedExpectation {
  switch (expected.kind) {
    case 'literal':
    case 'contains':
      return { kind: expected.kind, parts: expected.pattern.parts, withinMs };
    case 'matches':
      return {
        kind: 'matches',
        expression: expected.expression,
        captures: captureNames(expected.expression.source),
        withinMs,
      };
    case 'bytes':
      return { kind: 'bytes', count: expected.count, withinMs };
    case 'exit':
      return { kind: 'exit', code: expected.code.value, withinMs };
    case 'nothing':
      return { kind: 'nothing', forMs: expected.forMs.value };
    default:
      return { kind: expected.kind, withinMs };
  }
}
