/** Reads the pieces of statements: names, durations, payloads, quoted text, counts. */
import { excerpt } from '../../../model/excerpt.ts';
import { leastBytesOf } from '../../payload/model/payloadPart.ts';
import { payloadLimitBytes, tooLargeMessage } from '../../payload/model/payloadLimits.ts';
import { readVariable } from '../../payload/reading/variable.ts';
import { readPlainText, readText } from '../../payload/reading/readText.ts';
import { trimmedEnd } from '../../rules/readMatch.ts';
import { readDuration as readRuleDuration, readWhole } from '../../rules/ruleClauses.ts';
import type { Placed } from '../../../model/problem.ts';
import { readWordLiteral } from '../../payload/reading/wordLiteral.ts';
import type { DefinitionKind } from '../model/definition.ts';
import type { Count, Name, PayloadText } from '../model/experiment.ts';
import type { StatementReader } from './statementReader.ts';

/** A name that is defined already; undefined with a problem. */
export function readKnownName(
  reader: StatementReader,
  kinds: readonly DefinitionKind[],
  what: string,
): Name | undefined {
  reader.want({ kind: 'known name', kinds });
  const name = reader.takeName();
  if (name === undefined) reader.refuse(`The name of ${what} is missing here.`);
  return name;
}

/** A new name; undefined with a problem. `suggestion`: the fix where it is missing. */
export function readNewName(reader: StatementReader, suggestion: string): Name | undefined {
  reader.want({ kind: 'new name', suggestion });
  const name = reader.takeName();
  if (name !== undefined) return name;
  const chunk = reader.chunk();
  const message =
    chunk === ''
      ? `A name is missing here, such as ${suggestion}.`
      : `${excerpt(chunk)} is not a name: a name begins with a letter, and has letters, digits, "_" and "-".`;
  reader.problems.add(reader.at, reader.at + chunk.length, message, chunk === '' ? suggestion : undefined);
  reader.at += chunk.length;
  return undefined;
}

export function readDuration(reader: StatementReader): Placed<number> | undefined {
  reader.want({ kind: 'duration' });
  return readRuleDuration(reader, reader.at);
}

/** A payload; undefined, with a problem, where there is none. `after`: what it follows; `what`: what it is called. */
export function readPayload(
  reader: StatementReader,
  after: string,
  holes = false,
  what = holes ? 'what is expected' : 'a payload',
): PayloadText | undefined {
  reader.want({ kind: 'payload', holes });
  const start = reader.at;
  const before = reader.problems.count;
  const parts = holes ? reader.patternParts() : reader.nestedParts();
  if (parts.length > 0) {
    for (const part of parts) reader.keep(part);
    const text = { start, end: trimmedEnd(reader, start), parts };
    if (leastBytesOf(parts) > payloadLimitBytes) reader.problems.add(start, text.end, tooLargeMessage);
    return text;
  }
  if (reader.problems.count > before) return undefined;
  const chunk = reader.chunk();
  const plain = /^[^"\\\p{C}]+$/u.test(chunk) && !chunk.includes('{{');
  const message = `After ${after} comes ${what}: text goes in quotes, bytes in hex"…".`;
  const fix = chunk === '' ? '""' : plain ? `"${chunk}"` : undefined;
  reader.problems.add(reader.at, reader.at + chunk.length, message, fix);
  return undefined;
}

/** Quoted text, possibly with variables; undefined with a problem. */
export function readQuoted(reader: StatementReader, message: string): PayloadText | undefined {
  reader.want({ kind: 'literal' });
  const start = reader.at;
  const part =
    reader.next === '"' ? readText(reader) : reader.next === "'" ? readPlainText(reader) : undefined;
  if (part === undefined) {
    refuseUnquoted(reader, message);
    return undefined;
  }
  return reader.keep({ start, end: reader.at, parts: [part] });
}

/** Text in double quotes, without escapes; undefined with a problem. */
export function readPlainQuoted(reader: StatementReader, message: string): Placed<string> | undefined {
  reader.want({ kind: 'literal' });
  if (reader.next !== '"') {
    refuseUnquoted(reader, message);
    return undefined;
  }
  const { text, start, end } = readWordLiteral(reader, message) ?? {
    text: '',
    start: reader.at,
    end: reader.at,
  };
  return reader.keep({ start, end, value: text });
}

/** Reports that quoted text is missing; a bare word is most likely meant to be it. */
function refuseUnquoted(reader: StatementReader, message: string): void {
  const chunk = reader.chunk();
  const plain = /^[\p{L}\p{N}_./-]*$/u.test(chunk);
  reader.problems.add(reader.at, reader.at + chunk.length, message, plain ? `"${chunk}"` : undefined);
}

/** A whole number within bounds, or a variable; undefined with a problem. */
export function readCount(
  reader: StatementReader,
  least: number,
  most: number,
  what: string,
): Count | undefined {
  reader.want({ kind: 'number' });
  if (reader.startsWith('{{')) return readVariable(reader);
  const start = reader.at;
  const number = readWhole(reader, start, least, most, what);
  return number && { kind: 'number', start, end: number.end, value: number.value };
}
