/** `NAME < EXPECTED [within 2s] [as NAME]` */
import { checkExpectation } from '../check/checkExpectation.ts';
import type { ExpectStatement } from '../model/experiment.ts';
import { readClauses, readWithin } from '../reading/readClauses.ts';
import { readExpected } from '../reading/readExpected.ts';
import type { StatementKind } from '../check/statementKind.ts';
import { readNewName } from '../reading/statementPieces.ts';

export const expectKind: StatementKind<ExpectStatement> = {
  kind: 'expect',
  form: 'NAME < PATTERN [within 2s] [as NAME]',
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
};
