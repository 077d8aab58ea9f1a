/** Reads numbers as arguments of payload parts. */
import { excerpt } from '../../../model/excerpt.ts';
import { closeBracket, expectComma } from './brackets.ts';
import { readVariable } from './variable.ts';
import type { CounterPart, NumberArgument, NumberLiteral } from '../model/payloadPart.ts';
import type { PayloadReader } from './payloadReader.ts';

/** No part can use a longer number. */
const digitsLimit = 400;

/**
 * A number in parentheses: a literal (decimal, `0x…`), `{{name}}` or `counter()`; undefined, with a problem, for
 * anything else.
 */
export function readNumberArgument(reader: PayloadReader, what: string): NumberArgument | undefined {
  reader.skipBlank();
  return reader.startsWith('counter(') ? readCounter(reader) : readPlainNumber(reader, what);
}

/** Reads `counter()` or `counter(start, step)`, from its name. */
export function readCounter(reader: PayloadReader): CounterPart {
  const start = reader.at;
  reader.at += 'counter('.length;
  reader.skipBlank();
  const given = reader.next !== ')';
  // Nested counters would be useless, and could nest without end.
  const first = given ? readPlainNumber(reader, 'counter(start, step) begins with start') : undefined;
  const stepped = given && first !== undefined && skipComma(reader);
  const step = stepped ? readPlainNumber(reader, 'counter(start, step) adds step each time') : undefined;
  closeBracket(reader, ')');
  const missing = { kind: 'literal', start, end: start } as const;
  return {
    kind: 'counter',
    start,
    end: reader.at,
    least: 1,
    first: first ?? { ...missing, value: 0n },
    step: step ?? { ...missing, value: 1n },
  };
}

function skipComma(reader: PayloadReader): boolean {
  reader.skipBlank();
  return reader.next === ',' && expectComma(reader, 'the step');
}

/** A literal or a variable. */
function readPlainNumber(
  reader: PayloadReader,
  what: string,
): Exclude<NumberArgument, CounterPart> | undefined {
  reader.skipBlank();
  return reader.startsWith('{{') ? readVariable(reader) : readNumberLiteral(reader, what);
}

/** A literal number; undefined, with a problem, for anything else. */
export function readNumberLiteral(reader: PayloadReader, what: string): NumberLiteral | undefined {
  reader.skipBlank();
  const start = reader.at;
  const word = reader.match(/[^\s,(){}"'#]+/y) ?? '';
  reader.at += word.length;
  if (word === '') {
    reader.problems.add(start, start, `A number is missing here: ${what}.`);
    return undefined;
  }
  const value = parseNumber(word);
  if (value !== undefined) return { kind: 'literal', start, end: reader.at, value };
  const message = `${excerpt(word)} is not a number: write decimal digits, 0x and hex digits, {{name}} or counter().`;
  reader.problems.add(start, reader.at, message);
  return undefined;
}

/** `12`, `-5`, `0xff`, `1.5`, `1e-3`; undefined for anything else. */
export function parseNumber(text: string): bigint | number | undefined {
  if (text.length > digitsLimit) return undefined;
  const [, sign, digits] = /^([-+]?)(0[xX][0-9a-fA-F]+|[0-9]+)$/.exec(text) ?? [];
  if (digits !== undefined) return sign === '-' ? -BigInt(digits) : BigInt(digits);
  return /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/.test(text) ? Number(text) : undefined;
}
