/** `repeat N [every D]`, with a block of statements. */
import type { RepeatStatement } from '../../model/experiment.ts';
import { readClauses } from '../../reading/readClauses.ts';
import type { StatementKind } from '../../check/statementKind.ts';
import { readCount, readDuration } from '../../reading/statementPieces.ts';

const mostRounds = 1_000_000;

export const repeatKind: StatementKind<RepeatStatement> = {
  kind: 'repeat',
  word: 'repeat',
  form: 'repeat N [every D]',
  help: 'Does what is indented below it N times; what a round opens is closed at its end.',
  block: 'statements',
  read(reader) {
    const count = readCount(reader, 1, mostRounds, 'How often');
    if (count === undefined) return undefined;
    let every: RepeatStatement['every'];
    readClauses(reader, { every: () => (every = readDuration(reader)) });
    return { kind: 'repeat', count, every, body: [] };
  },
  check({ count, every }, flow) {
    if (count.kind === 'variable') flow.variables([count]);
    flow.longWait(every);
  },
  checkWithin: (statement, flow) =>
    flow.rounds(statement, statement.count.kind === 'variable' || statement.count.value > 1),
};
