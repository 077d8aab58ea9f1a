/** `bcd(1234)`: a number in packed BCD, two decimal digits in each byte, the highest first; `bcd(7, 4)` in four bytes. */
import { closeBracket, expectComma } from '../reading/brackets.ts';
import { readNumberArgument } from '../reading/numberArgument.ts';
import { formatNumber, numberValue } from '../reading/numberValue.ts';
import type { PartEncoder } from '../encoding/partEncoder.ts';
import type { PartKind } from '../reading/payloadReader.ts';
import type { BcdPart, PayloadPart } from '../model/payloadPart.ts';
import type { PayloadReader } from '../reading/payloadReader.ts';

/** Maximum size of a number; a literal cannot have more digits. */
const mostBytes = 200;

export const bcdKind: PartKind = { name: 'bcd', opening: '(', example: 'bcd(1234)', read: readBcd };

function readBcd(reader: PayloadReader): PayloadPart | undefined {
  const start = reader.at;
  reader.at += 'bcd('.length;
  const value = readNumberArgument(reader, 'bcd(number) takes one');
  reader.skipBlank();
  const isSized = reader.next === ',' && expectComma(reader, 'the number of bytes');
  const bytes = isSized ? readNumberArgument(reader, 'bcd(number, bytes) has so many bytes') : undefined;
  closeBracket(reader, ')');
  if (value === undefined || (isSized && bytes === undefined)) return undefined;
  const span = { start, end: reader.at };
  if (value.kind !== 'literal' || (bytes !== undefined && bytes.kind !== 'literal'))
    return { kind: 'bcd', ...span, least: 1, value, bytes };
  const packed = pack(value.value, bytes?.value);
  if (typeof packed !== 'string') return { kind: 'bytes', ...span, bytes: packed };
  const wrong = bytes !== undefined && misfitBytes(bytes.value) !== undefined ? bytes : value;
  reader.problems.add(wrong.start, wrong.end, packed);
  return undefined;
}

export const encodeBcd: PartEncoder<BcdPart> = (part, encoder) => {
  const value = numberValue(part.value, encoder);
  const bytes = part.bytes && numberValue(part.bytes, encoder);
  if (value === undefined || (part.bytes !== undefined && bytes === undefined)) return;
  const packed = pack(value, bytes);
  if (typeof packed === 'string') encoder.refuse(part, packed);
  else encoder.output.write(packed);
};

/** The bytes, or why the number does not fit. */
function pack(value: bigint | number, bytes: bigint | number | undefined): Uint8Array | string {
  if (!Number.isInteger(Number(value)) || value < 0)
    return `${formatNumber(value)} cannot be written in BCD, which has whole numbers from 0 on.`;
  const wrong = bytes === undefined ? undefined : misfitBytes(bytes);
  if (wrong !== undefined) return wrong;
  const digits = BigInt(value).toString();
  const size = bytes === undefined ? Math.ceil(digits.length / 2) : Number(bytes);
  if (digits.length > 2 * size)
    return `${formatNumber(value)} has ${digits.length} digits, and BCD of ${size} bytes has ${2 * size}.`;
  const padded = digits.padStart(2 * size, '0');
  return Uint8Array.from({ length: size }, (_, index) =>
    Number.parseInt(padded.slice(2 * index, 2 * index + 2), 16),
  );
}

function misfitBytes(bytes: bigint | number): string | undefined {
  if (Number.isInteger(Number(bytes)) && bytes >= 1 && bytes <= mostBytes) return undefined;
  return `A number in BCD has 1 to ${mostBytes} bytes, not ${formatNumber(bytes)}.`;
}
