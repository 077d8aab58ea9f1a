/** Reads one statement, by its first word, or by what follows a name. */
import { excerpt } from '../../model/excerpt.ts';
import { nearestWord } from '../../model/nearestWord.ts';
import type { BrokenStatement, Statement } from './model/experiment.ts';
import { faultKinds } from '../../model/faultSpec.ts';
import type { BlockKind, Fields, StatementKind } from './check/statementKind.ts';
import type { StatementReader } from './reading/statementReader.ts';
import type { Want } from './model/candidate.ts';
import { endpointActions } from './statements/action.ts';
import { statementKind, statementOf, statementWords } from './statements/table.ts';

/** Reads the line; a line that cannot be parsed, or is not allowed here, gets a problem. */
export function readStatementLine(reader: StatementReader, block: BlockKind): Statement {
  const start = reader.at;
  wantBeginning(reader, block);
  const before = reader.problems.count;
  const kind = findKind(reader, block);
  const fields = kind?.read(reader);
  if (kind === undefined || fields === undefined) {
    if (reader.problems.count === before && kind !== undefined) refuse(reader, kind);
    return broken(reader, start);
  }
  // The rest of a wrong statement has been reported already, or is wrong only because of it.
  if (reader.problems.count === before) reader.finish();
  else reader.skipRest();
  return { ...fields, start, end: Math.max(start, reader.tokenEnd), line: reader.lineNumber } as Statement;
}

const word = (text: string): Want => ({ kind: 'word', word: text });
/** What may begin a line, by kind of block. */
const beginnings: Readonly<Record<BlockKind, readonly Want[]>> = {
  file: beginningsOf('file'),
  statements: beginningsOf('statements'),
  branches: beginningsOf('branches'),
  rules: ['on', 'every', 'frames'].map(word),
  faults: faultKinds.map(({ kind }) => word(kind)),
};
/** Other kinds of statements whose word follows a name. */
const afterNameKinds = ['secure', 'frames'] as const;
/** What may be done with a name. */
const deeds: readonly string[] = [...endpointActions, 'secure'];
/** What may follow a name. */
const afterName: readonly Want[] = ['>', '<', ...endpointActions, ...afterNameKinds].map(word);

/** Records what may begin a line. */
export function wantBeginning(reader: StatementReader, block: BlockKind): void {
  reader.wantAll(beginnings[block]);
}

function beginningsOf(block: BlockKind): Want[] {
  const words = statementWords.filter((text) => {
    const { only } = statementOf(text) ?? {};
    return block === 'branches' ? only === block : only === undefined || only === block;
  });
  if (block === 'branches') return words.map(word);
  return [
    ...[...words, '@'].map(word),
    { kind: 'known name', kinds: ['listener', 'client', 'connection', 'program', 'relay'] },
  ];
}

/** The kind of the statement at the reader, which is then moved to where that kind starts reading. */
function findKind(reader: StatementReader, block: BlockKind): StatementKind<Statement> | undefined {
  if (reader.next === '@') return statementKind('variable');
  const start = reader.at;
  const name = reader.takeName();
  if (name === undefined) {
    const chunk = reader.chunk();
    const message = `A statement begins with a word such as listen, connect or test, with a name, or with @; not with ${excerpt(chunk)}.`;
    reader.problems.add(start, start + chunk.length, message);
    return undefined;
  }
  reader.skipBlank();
  const operator = reader.next;
  const known = statementOf(name.value);
  if (operator !== '>' && operator !== '<' && known !== undefined) {
    refusePlace(reader, start, name.end, known, block);
    return known;
  }
  reader.wantAll(afterName);
  const following = reader.word();
  const action = endpointActions.some((candidate) => candidate === following);
  const own = afterNameKinds.find((candidate) => candidate === following);
  if (operator === '>' || operator === '<' || action || own !== undefined) {
    const kind = statementKind(operator === '>' ? 'send' : operator === '<' ? 'expect' : (own ?? 'action'));
    refusePlace(reader, start, name.end, kind, block);
    reader.at = start;
    return kind;
  }
  return refuseWord(reader, name.value, start, following);
}

/** Reports a word that begins no statement: it may be misspelt, or a name with something wrong after it. */
function refuseWord(
  reader: StatementReader,
  name: string,
  start: number,
  following: string | undefined,
): StatementKind<Statement> | undefined {
  const end = start + name.length;
  if (['on', 'every', 'frames'].includes(name)) {
    const message = `A responder rule stands indented below the "listen" that it is for.`;
    reader.problems.add(start, end, message);
    return undefined;
  }
  const meant = nearestWord(name, statementWords);
  if (meant !== undefined) {
    const message = `There is no statement ${excerpt(name)}: did you mean ${meant}?`;
    reader.problems.add(start, end, message, meant);
    return statementOf(meant);
  }
  refuseAction(reader, name, start, following);
  return undefined;
}

/** Other languages put the verb first, or a dot or another sign in between. */
const verbs: ReadonlyMap<string, string> = new Map([
  ['send', '>'],
  ['write', '>'],
  ['expect', '<'],
  ['receive', '<'],
  ['recv', '<'],
  ['read', '<'],
  ...deeds.map((deed) => [deed, deed] as const),
]);

/** Reports a name that no action follows. */
function refuseAction(
  reader: StatementReader,
  name: string,
  start: number,
  following: string | undefined,
): void {
  const { problems, at } = reader;
  const chunk = reader.chunk();
  const verb = verbs.get(name);
  if (verb !== undefined && reader.takeName() !== undefined) {
    const right = `${reader.text.slice(at, reader.at)} ${verb}`;
    problems.add(start, reader.at, `The name comes first: write ${excerpt(right)}.`, right);
    return;
  }
  const method = /^\.([a-z]+)(?:\(\))?;?$/.exec(chunk)?.[1];
  const action = nearestWord(method ?? following ?? '', deeds);
  if (action !== undefined) {
    const message = `${excerpt(chunk)} cannot be done: did you mean ${action}?`;
    problems.add(at, at + chunk.length, message, method === undefined ? action : ` ${action}`);
    return;
  }
  const message = `After the name ${excerpt(name)} comes ">" and a payload, "<" and what is expected, or ${deeds.join(', ')}.`;
  if (/^["']|^hex"/.test(chunk)) problems.add(at, at, message, '> ');
  else problems.add(at, at + chunk.length, message);
}

/** Reports a statement that is not allowed here. */
function refusePlace(
  reader: StatementReader,
  start: number,
  end: number,
  { only, word }: StatementKind<Statement>,
  block: BlockKind,
): void {
  if (block === 'branches' && only !== 'branches') {
    reader.problems.add(start, end, 'Below "together" stand "do" blocks, and the statements in them.');
  } else if (only !== undefined && only !== block) {
    const message =
      only === 'file'
        ? `"${word ?? ''}" begins a block of its own: it is not indented, and stands in no other.`
        : `"${word ?? ''}" stands below "together", indented.`;
    reader.problems.add(start, end, message);
  }
}

function refuse(reader: StatementReader, kind: StatementKind<Statement>): void {
  reader.refuse(`This cannot be read: write ${kind.form}.`);
}

/** Unreadable statements that define no name. A regular expression may have captures. */
const givesNoName = /^(?:[\p{L}\p{N}_-]+\s*(?:>|<(?!\s*matches\b))|wait\b|repeat\b|@)/u;

/** A statement that could not be parsed, with the name that it most likely defines. */
function broken(reader: StatementReader, start: number): Fields<BrokenStatement> & BrokenStatement {
  const line = reader.text.slice(start, reader.end);
  const found = /(?:\sas[ \t]+|^@)([\p{L}_][\p{L}\p{N}_-]{0,99})(?=[\s=]|$)/u.exec(line.slice(0, 2000));
  const value = found?.[1];
  const at = start + (found?.index ?? 0) + (found?.[0].length ?? 0) - (value?.length ?? 0);
  const named = value === undefined ? undefined : { start: at, end: at + value.length, value };
  reader.at = start;
  reader.skipRest();
  return {
    kind: 'broken',
    start,
    end: start + line.trimEnd().length,
    line: reader.lineNumber,
    name: named,
    nameless: named === undefined && !givesNoName.test(line.slice(0, 120)),
    body: [],
  };
}
