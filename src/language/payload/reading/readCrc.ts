/** Reads a CRC by its parameters. */
import { type Checksum, crc, crcWidthLimit } from '../../../bytes/checksums/crc.ts';
import { closeBracket, expectComma } from './brackets.ts';
import { readNumberLiteral } from './numberArgument.ts';
import type { PayloadReader } from './payloadReader.ts';

const form = 'crc(width, poly, init, refin, refout, xorout)';

/** `crc(16, 0x8005, 0xffff, true, true, 0)`; undefined with a problem. */
export function readCrc(reader: PayloadReader): Checksum | undefined {
  const before = reader.problems.count;
  reader.at += 'crc('.length;
  const list: ArgumentList = { reader, broken: false };
  const width = readWidth(reader);
  const poly = readRegister(list, width, 'poly');
  const init = readRegister(list, width, 'init');
  const refin = readFlag(list, 'refin');
  const refout = readFlag(list, 'refout');
  const xorout = readRegister(list, width, 'xorout');
  if (reader.problems.count === before) closeBracket(reader, ')');
  else skipBracket(reader);
  if (reader.problems.count > before) return undefined;
  return { name: 'crc', bits: width, sum: crc({ width, poly, init, refin, refout, xorout }) };
}

interface ArgumentList {
  readonly reader: PayloadReader;
  /** An argument is missing: the ones after it are not reported as well. */
  broken: boolean;
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

function readRegister(list: ArgumentList, width: number, name: string): bigint {
  if (!nextArgument(list, name)) return 0n;
  const { reader } = list;
  const literal = readNumberLiteral(reader, form);
  if (literal === undefined) return 0n;
  const { value } = literal;
  if (typeof value === 'bigint' && value >= 0n && value >> BigInt(width) === 0n) return value;
  reader.problems.add(literal.start, literal.end, `${name} is a whole number of ${width} bits.`);
  return 0n;
}

function readFlag(list: ArgumentList, name: string): boolean {
  if (!nextArgument(list, name)) return false;
  const { reader } = list;
  reader.skipBlank();
  const word = reader.match(/[^\s,(){}"'#]+/y) ?? '';
  if (word !== 'true' && word !== 'false')
    reader.problems.add(reader.at, reader.at + word.length, `${name} is true or false: ${form}.`);
  reader.at += word.length;
  return word === 'true';
}

function nextArgument(list: ArgumentList, name: string): boolean {
  const { reader } = list;
  if (list.broken) return false;
  reader.skipBlank();
  const missing = reader.next === ')';
  if (missing) reader.problems.add(reader.at, reader.at, `${name} is missing here: ${form}.`);
  list.broken = missing || !expectComma(reader, name);
  return !list.broken;
}

function skipBracket(reader: PayloadReader): void {
  const found = reader.match(/[^)\n]*\)/y);
  reader.at += found?.length ?? 0;
}
