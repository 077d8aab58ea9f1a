/** `len16be{PAYLOAD}`: the payload's length, then the payload; `len16be(PAYLOAD)`: only the length. */
import { readBracketed } from '../reading/brackets.ts';
import { numberType, type NumberType } from '../../../bytes/numbers/numberTypes.ts';
import type { PartEncoder } from '../encoding/partEncoder.ts';
import type { PartKind } from '../reading/payloadReader.ts';
import { leastBytesOf, type LengthPart, type PayloadPart } from '../model/payloadPart.ts';
import type { PayloadReader } from '../reading/payloadReader.ts';
import { encodeUtf8 } from '../../../bytes/utf8.ts';

const prefixes: readonly (readonly [name: string, type: NumberType | 'text'])[] = [
  ...['8', '16be', '16le', '32be', '32le', '64be', '64le'].flatMap((size) => {
    const type = numberType(`u${size}`);
    return type === undefined ? [] : [[`len${size}`, type] as const];
  }),
  ...['varint'].flatMap((name) => {
    const type = numberType(name);
    return type === undefined ? [] : [['lenVarint', type] as const];
  }),
  ['lenText', 'text'],
];

export const lengthKinds: readonly PartKind[] = prefixes.map(([name, type]) => ({
  name,
  opening: '(or{',
  example: `${name}{"x"}`,
  read: (reader) => readLength(reader, name, type),
}));

function readLength(reader: PayloadReader, name: string, type: NumberType | 'text'): PayloadPart | undefined {
  const start = reader.at;
  reader.at += name.length;
  const alone = reader.next === '(';
  reader.at++;
  const parts = readBracketed(reader, alone ? ')' : '}', `${name} tells the length of one`);
  const size = leastBytesOf(parts);
  const wrong = misfitLength(type, size);
  if (wrong !== undefined) {
    reader.problems.add(start, start + name.length, wrong);
    return undefined;
  }
  const prefix = type === 'text' ? 1 : (type.bytes ?? 1);
  return { kind: 'length', start, end: reader.at, least: prefix + (alone ? 0 : size), type, parts, alone };
}

function misfitLength(type: NumberType | 'text', length: number): string | undefined {
  if (type === 'text' || BigInt(length) <= type.most) return undefined;
  return `The length is ${length}, and ${type.name} goes up to ${type.most}: take a wider one.`;
}

export const encodeLength: PartEncoder<LengthPart> = (part, encoder) => {
  const { output } = encoder;
  const start = output.length;
  encoder.writeParts(part.parts);
  if (encoder.over) return;
  const length = output.length - start;
  const wrong = misfitLength(part.type, length);
  if (wrong !== undefined) {
    encoder.refuse(part, wrong);
    return;
  }
  const prefix = part.type === 'text' ? encodeUtf8(String(length)) : part.type.write(length);
  if (part.alone) output.truncate(start);
  output.insert(start, prefix);
};
