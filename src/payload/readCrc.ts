import type { Checksum } from './checksums/checksum.ts';
import { crc, crcWidthLimit } from './checksums/crc.ts';
import { closeBracket, expectComma } from './brackets.ts';
import { readNumberLiteral } from './numberArgument.ts';
import type { PayloadReader } from './payloadReader.ts';

const form = 'crc(width, poly, init, refin, refout, xorout)';

/** `crc(16, 0x8005, 0xffff, true, true, 0)`: a CRC by its parameters; undefined with a problem. */
export function readCrc(reader: PayloadReader): Checksum | undefined {
  const before = reader.problems.count;
  reader.at += 'crc('.length;
  // One problem is enough: what follows a wrong argument is not asked for.
  const good = (): boolean => reader.problems.count === before;
  const width = readWidth(reader);
  const poly = good() ? readRegister(reader, width, 'poly') : 0n;
  const init = good() ? readRegister(reader, width, 'init') : 0n;
  const refin = good() && readFlag(reader, 'refin');
  const refout = good() && readFlag(reader, 'refout');
  const xorout = good() ? readRegister(reader, width, 'xorout') : 0n;
  if (good()) closeBracket(reader, ')');
  else skipBracket(reader);
  if (!good()) return undefined;
  return { name: 'crc', bits: width, sum: crc({ width, poly, init, refin, refout, xorout }) };
}

function readWidth(reader: PayloadReader): number {
  const literal = readNumberLiteral(reader, form);
  const width = Number(literal?.value);
  if (Number.isInteger(width) && width >= 1 && width <= crcWidthLimit) return width;
  if (literal !== undefined) {
    const message = `The width of a CRC is a number of bits from 1 to ${crcWidthLimit}: ${form}.`;
    reader.problems.add(literal.start, literal.end, message);
  }
  return crcWidthLimit;
}

function readRegister(reader: PayloadReader, width: number, name: string): bigint {
  if (!nextArgument(reader, name)) return 0n;
  const literal = readNumberLiteral(reader, form);
  if (literal === undefined) return 0n;
  const { value } = literal;
  if (typeof value === 'bigint' && value >= 0n && value >> BigInt(width) === 0n) return value;
  reader.problems.add(literal.start, literal.end, `${name} is a whole number of ${width} bits.`);
  return 0n;
}

function readFlag(reader: PayloadReader, name: string): boolean {
  if (!nextArgument(reader, name)) return false;
  reader.skipBlank();
  const word = reader.match(/[^\s,(){}"'#]+/y) ?? '';
  if (word !== 'true' && word !== 'false')
    reader.problems.add(reader.at, reader.at + word.length, `${name} is true or false: ${form}.`);
  reader.at += word.length;
  return word === 'true';
}

function nextArgument(reader: PayloadReader, name: string): boolean {
  reader.skipBlank();
  if (reader.next === ')') {
    reader.problems.add(reader.at, reader.at, `${name} is missing here: ${form}.`);
    return false;
  }
  return expectComma(reader, name);
}

function skipBracket(reader: PayloadReader): void {
  const found = reader.match(/[^)\n]*\)/y);
  reader.at += found?.length ?? 0;
}
