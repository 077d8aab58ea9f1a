/** `test "title"`, with a block of statements. */
import type { TestStatement } from '../../model/experiment.ts';
import type { StatementKind } from '../../check/statementKind.ts';
import { readPlainQuoted } from '../../reading/statementPieces.ts';

export const testKind: StatementKind<TestStatement> = {
  kind: 'test',
  word: 'test',
  form: 'test "title"',
  help: 'A block with endpoints of its own, closed at its end whatever happens.',
  block: 'statements',
  only: 'file',
  read(reader) {
    const title = readPlainQuoted(reader, 'A title in quotes is missing, such as test "answers in time".');
    if (title?.value.trim() === '')
      reader.problems.add(title.start, title.end, 'A test needs a title, by which it can be run.');
    return { kind: 'test', title: title ?? { start: reader.at, end: reader.at, value: '' }, body: [] };
  },
  check: () => undefined,
  checkWithin: (statement, flow) => flow.test(statement),
};
