/** `u8(1)` … `f64le(1.5)`, `varint(300)`: numbers by the name of their type. */
import { closeBracket } from '../reading/brackets.ts';
import { readNumberArgument } from '../reading/numberArgument.ts';
import { numberTypes, type NumberType } from '../../../bytes/numbers/numberTypes.ts';
import { misfit, numberValue } from '../reading/numberValue.ts';
import type { PartEncoder } from '../encoding/partEncoder.ts';
import type { PartKind } from '../reading/payloadReader.ts';
import type { NumberPart, PayloadPart } from '../model/payloadPart.ts';
import type { PayloadReader } from '../reading/payloadReader.ts';

export const numberKinds: readonly PartKind[] = numberTypes.map((type) => ({
  name: type.name,
  opening: '(',
  example: `${type.name}(${type.real ? '1.5' : '1'})`,
  read: (reader) => readNumber(reader, type),
}));

function readNumber(reader: PayloadReader, type: NumberType): PayloadPart | undefined {
  const start = reader.at;
  reader.at += type.name.length + 1;
  const value = readNumberArgument(reader, `${type.name}(…) takes one`);
  closeBracket(reader, ')');
  if (value === undefined) return undefined;
  const span = { start, end: reader.at };
  if (value.kind !== 'literal') return { kind: 'number', ...span, least: type.bytes ?? 1, type, value };
  const wrong = misfit(type, value.value);
  if (wrong === undefined) return { kind: 'bytes', ...span, bytes: type.write(value.value) };
  reader.problems.add(value.start, value.end, wrong);
  return undefined;
}

export const encodeNumber: PartEncoder<NumberPart> = ({ type, value }, encoder) => {
  const number = numberValue(value, encoder);
  if (number === undefined) return;
  const wrong = misfit(type, number);
  if (wrong === undefined) encoder.output.write(type.write(number));
  else encoder.refuse(value, wrong);
};
