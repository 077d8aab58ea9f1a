/** `@name = PAYLOAD or number` */
import { excerpt } from '../../../model/excerpt.ts';
import { parseNumber } from '../../payload/reading/numberArgument.ts';
import type { BytesPart } from '../../payload/model/payloadPart.ts';
import { encodeUtf8 } from '../../../bytes/utf8.ts';
import type { VariableStatement } from '../model/experiment.ts';
import type { StatementKind } from '../check/statementKind.ts';
import { readNewName, readPayload } from '../reading/statementPieces.ts';
import type { StatementReader } from '../reading/statementReader.ts';

export const variableKind: StatementKind<VariableStatement> = {
  kind: 'variable',
  form: '@name = PAYLOAD or number',
  help: 'Gives a name to bytes or a number, for {{name}}.',
  read(reader) {
    reader.at++;
    const name = readNewName(reader, 'greeting');
    if (name === undefined) return undefined;
    if (reader.sign('=') === undefined) {
      reader.problems.add(reader.at, reader.at, `After @${name.value} comes "=" and its value.`, '= ');
      return undefined;
    }
    const value = readNumber(reader) ?? readPayload(reader, '"="');
    return value && { kind: 'variable', name, value };
  },
  check(statement, flow) {
    flow.variables(statement.value.parts);
    flow.defineVariable(statement.name, statement.value.parts);
  },
};

/** A number is stored as its digits. */
function readNumber(reader: StatementReader): VariableStatement['value'] | undefined {
  reader.want({ kind: 'number' });
  const start = reader.at;
  const digits = reader.match(/[-+]?[0-9.][^\s"'({]*/y);
  if (digits === undefined) return undefined;
  reader.at += digits.length;
  const end = reader.at;
  if (parseNumber(digits) === undefined)
    reader.problems.add(
      start,
      end,
      `${excerpt(digits)} is not a number: text goes in quotes.`,
      `"${digits}"`,
    );
  const digit: BytesPart = { kind: 'bytes', start, end, bytes: encodeUtf8(digits) };
  return reader.keep({ start, end, parts: [digit] });
}
