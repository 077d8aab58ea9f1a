/** Reads what an expectation waits for: a pattern, or one of several keywords. */
import { excerpt } from '../../../model/excerpt.ts';
import { nearestWord } from '../../../model/nearestWord.ts';
import { payloadLimitBytes } from '../../payload/model/payloadLimits.ts';
import { readWhole } from '../../rules/ruleClauses.ts';
import { readMatch } from '../../rules/readMatch.ts';
import type { Expected } from '../model/experiment.ts';
import { readCount, readDuration, readPayload } from './statementPieces.ts';
import type { StatementReader } from './statementReader.ts';

/** On Windows; elsewhere an exit code is one byte. */
const mostExitCode = 2 ** 32 - 1;

type WordKind = Exclude<Expected['kind'], 'literal'>;

/** The keywords and their readers. To add one: a row here, a member of `Expected`, and its handling in the runner. */
const words: Readonly<Record<WordKind, (reader: StatementReader, start: number) => Expected | undefined>> = {
  contains(reader, start) {
    const pattern = readPayload(reader, '"contains"', true);
    return pattern && { kind: 'contains', start, end: pattern.end, pattern };
  },
  matches(reader, start) {
    reader.want({ kind: 'expression' });
    const before = reader.problems.count;
    const match = reader.next === '/' ? readMatch(reader) : undefined;
    if (match?.kind === 'expression')
      return { kind: 'matches', start, end: match.end, expression: reader.keep(match) };
    if (reader.problems.count === before)
      reader.refuse(
        'After "matches" comes a regular expression between slashes, such as /^HTTP/.',
        [],
        '/^/',
      );
    return undefined;
  },
  bytes(reader, start) {
    const count = readCount(reader, 1, payloadLimitBytes * 1024, 'How many bytes');
    return count && { kind: 'bytes', start, end: count.end, count };
  },
  nothing(reader, start) {
    if (reader.keyword('for') === undefined) {
      reader.refuse('After "nothing" comes for how long: nothing for 500ms.', ['for'], 'for 500ms');
      return undefined;
    }
    const forMs = readDuration(reader);
    if (forMs?.value === 0)
      reader.problems.add(forMs.start, forMs.end, 'Nothing comes within no time: write 100ms or more.');
    return forMs && { kind: 'nothing', start, end: forMs.end, forMs };
  },
  exit(reader, start) {
    reader.want({ kind: 'number' });
    const code = readWhole(reader, reader.at, 0, mostExitCode, 'The code that a program exits with');
    return code && { kind: 'exit', start, end: code.end, code };
  },
  line: (reader, start) => ({ kind: 'line', start, end: reader.at }),
  any: (reader, start) => ({ kind: 'any', start, end: reader.at }),
  end: (reader, start) => ({ kind: 'end', start, end: reader.at }),
  reset: (reader, start) => ({ kind: 'reset', start, end: reader.at }),
  closed: (reader, start) => ({ kind: 'closed', start, end: reader.at }),
};
const wordKinds = Object.keys(words) as WordKind[];

export function readExpected(reader: StatementReader): Expected | undefined {
  for (const word of wordKinds) {
    const span = reader.keyword(word);
    if (span !== undefined) return words[word](reader, span.start);
  }
  if (reader.next === '/') {
    const message = 'Before a regular expression comes "matches": matches /^HTTP/.';
    reader.problems.add(reader.at, reader.at, message, 'matches ');
    return undefined;
  }
  const wrong = reader.word();
  if (wrong === undefined) {
    const pattern = readPayload(reader, '"<"', true);
    return pattern && { kind: 'literal', start: pattern.start, end: pattern.end, pattern };
  }
  const fix = nearestWord(wrong, wordKinds);
  const hint =
    fix === undefined ? `write text in quotes, or ${wordKinds.join(', ')}.` : `did you mean ${fix}?`;
  const message = `${excerpt(wrong)} cannot be expected: ${hint}`;
  reader.problems.add(reader.at, reader.at + wrong.length, message, fix ?? `"${wrong}"`);
  return undefined;
}
