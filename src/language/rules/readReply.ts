/** Reads what a rule replies. */
import { nearestWord } from '../../model/nearestWord.ts';
import type { PayloadPart } from '../payload/model/payloadPart.ts';
import type { PayloadReader } from '../payload/reading/payloadReader.ts';
import { readPlainText, readText } from '../payload/reading/readText.ts';
import { serviceRow, serviceWords } from './services.ts';
import { readUtf8, utf8Size } from '../../bytes/utf8.ts';
import { trimmedEnd } from './readMatch.ts';
import { takeWord } from './ruleClauses.ts';
import type { RuleAnswer } from './ruleStatement.ts';

/** A payload, a service, or `exec "program args"`; undefined, with a problem, where there is none. */
export function readAnswer(reader: PayloadReader): RuleAnswer | undefined {
  reader.skipBlank();
  const start = reader.at;
  const service = serviceRow(reader.word() ?? '');
  if (service !== undefined) {
    reader.at += service.name.length;
    return { kind: 'service', start, end: reader.at, name: service.name };
  }
  if (takeWord(reader, 'exec') !== undefined) return readExec(reader, start);
  const before = reader.problems.count;
  const parts = reader.nestedParts();
  if (parts.length > 0) return { kind: 'payload', start, end: trimmedEnd(reader, start), parts };
  if (reader.problems.count === before) refuseAnswer(reader);
  return undefined;
}

function readExec(reader: PayloadReader, start: number): RuleAnswer | undefined {
  reader.skipBlank();
  const at = reader.at;
  const before = reader.problems.count;
  const part =
    reader.next === '"' ? readText(reader) : reader.next === "'" ? readPlainText(reader) : undefined;
  const command = part?.kind === 'bytes' ? textOf(part) : undefined;
  if (command !== undefined && command.trim() !== '') return { kind: 'exec', start, end: reader.at, command };
  if (reader.problems.count === before) {
    const message =
      'After "exec" comes a command line in quotes, without variables, such as "python3 server.py".';
    reader.problems.add(at, reader.at, message);
  }
  return undefined;
}

/** The text of a literal; undefined where its bytes are not UTF-8. */
function textOf({ bytes }: Extract<PayloadPart, { kind: 'bytes' }>): string | undefined {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const code = readUtf8(bytes, at);
    if (typeof code === 'string') return undefined;
    text += String.fromCodePoint(code);
    at += utf8Size(code);
  }
  return text;
}

function refuseAnswer(reader: PayloadReader): void {
  const chunk = reader.chunk();
  const fix = nearestWord(chunk, [...serviceWords, 'exec']);
  const hint = fix === undefined ? '' : ` Did you mean ${fix}?`;
  const message = `An answer is missing here: text in quotes, hex"…", or one of ${serviceWords.join(', ')}.${hint}`;
  const end = chunk === 'then' ? reader.at : reader.at + chunk.length;
  reader.problems.add(reader.at, end, message, fix);
}
