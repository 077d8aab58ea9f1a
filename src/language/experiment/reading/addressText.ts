/** Addresses in experiments: parsed as written or, with variables in them, when the experiment runs. */
import type { Address } from '../../../model/address.ts';
import { accepts, type AddressKind } from '../../../model/endpointKinds.ts';
import { excerpt } from '../../../model/excerpt.ts';
import { nearestWord } from '../../../model/nearestWord.ts';
import { parseAddress, type AddressContext } from '../../../address/parseAddress.ts';
import type { Parsed, Problem } from '../../../model/problem.ts';
import { variableAt } from '../../payload/reading/variable.ts';
import type { VariablePart } from '../../payload/model/payloadPart.ts';
import type { AddressText } from '../model/experiment.ts';
import type { StatementReader } from './statementReader.ts';

/** Reads up to the next blank, blanks within `{{ … }}` included; its variables, or undefined with a problem. */
function readFilled(reader: StatementReader): VariablePart[] | undefined {
  const variables: VariablePart[] = [];
  while (!reader.done && !/\s/.test(reader.next)) {
    const variable = reader.next === '{' ? variableAt(reader) : undefined;
    if (variable === undefined && reader.startsWith('{{')) {
      refuseBraces(reader);
      return undefined;
    }
    if (variable !== undefined) variables.push(variable);
    reader.at = variable?.end ?? reader.at + 1;
  }
  return variables;
}

/** Words up to the end of the statement, or to one of these; undefined where there are none, or with a problem. */
export function readWords(reader: StatementReader, ends: readonly string[]): AddressText | undefined {
  const variables: VariablePart[] = [];
  reader.skipBlank();
  const start = reader.at;
  let end = start;
  while (!reader.done && !ends.includes(reader.word() ?? '')) {
    const found = readFilled(reader);
    if (found === undefined) return undefined;
    variables.push(...found);
    end = reader.at;
    reader.skipBlank();
  }
  if (end === start) return undefined;
  return reader.keep({ start, end, text: reader.text.slice(start, end), variables });
}

/** Everything up to the next blank, blanks within `{{ … }}` included; undefined with a problem. */
export function readAddress(
  reader: StatementReader,
  kind: AddressKind,
  word: string,
): AddressText | undefined {
  reader.want({ kind: 'address', endpointKind: kind });
  const start = reader.at;
  const variables = readFilled(reader);
  if (variables === undefined) return undefined;
  const text = reader.text.slice(start, reader.at);
  if (text !== '' && !clauseWords.has(text)) {
    const end = reader.at;
    if (text.startsWith('unix:')) refuseBlanks(reader, start);
    return reader.keep({ start, end, text, variables });
  }
  reader.at = start;
  const example = accepts(kind) ? 'tcp://127.0.0.1:0' : '{{server}} or tcp://127.0.0.1:9998';
  reader.problems.add(start, start, `After "${word}" comes an address, such as ${example}.`);
  return undefined;
}

/** Reports a path with unescaped blanks, which end an address, and skips the rest of it. */
function refuseBlanks(reader: StatementReader, start: number): void {
  let end = reader.at;
  for (;;) {
    reader.skipBlank();
    const chunk = reader.done ? '' : reader.chunk();
    // A misspelt clause is reported as such.
    if (chunk === '' || nearestWord(chunk, [...clauseWords]) !== undefined) break;
    reader.at += chunk.length;
    end = reader.at;
  }
  const path = reader.text.slice(start, end);
  if (!/\s/.test(path)) return;
  reader.problems.add(
    start,
    end,
    'A blank ends an address: in a path it is written %20.',
    path.replaceAll(/\s/g, '%20'),
  );
}

/** Reports braces that contain no name, or are not closed. */
function refuseBraces(reader: StatementReader): void {
  const start = reader.at;
  const wrong = reader.match(/\{\{[^\s{}]{0,100}\}{0,2}/y) ?? '{{';
  const name = /^\{\{([\p{L}\p{N}_][\p{L}\p{N}_.-]*)\}?$/u.exec(wrong)?.[1];
  // If they are closed later, the content is wrong.
  const closed = reader.text.slice(start + wrong.length, reader.end).includes('}}');
  const message = `${excerpt(wrong)} names no variable: write {{name}}, such as {{server}}.`;
  reader.problems.add(
    start,
    start + wrong.length,
    message,
    name === undefined || closed ? undefined : `{{${name}}}`,
  );
}

const clauseWords = new Set(['as', 'within', 'fails', 'to']);

/** Resolves a variable of an address; undefined for an unknown name. */
export type AddressVariable = (name: string) => string | undefined;

/**
 * The address with its variables substituted. Problems have their spans in the experiment's text; a problem inside a
 * variable's value is reported at the variable.
 */
export function resolveAddress(
  address: AddressText,
  context: AddressContext,
  variable: AddressVariable,
): Parsed<Address> {
  return resolveText(address, (text) => parseAddress(text, context), variable);
}

/** The same of any text with variables. */
export function resolveText<Value>(
  written: AddressText,
  parse: (text: string) => Parsed<Value>,
  variable: AddressVariable,
): Parsed<Value> {
  const filled = fillIn(written, variable);
  if (!Array.isArray(filled)) return { ok: false, problems: [filled] };
  const parsed = parse(filled.map((piece) => piece.text).join(''));
  if (parsed.ok) return parsed;
  const [first, ...rest] = parsed.problems.map((problem) => moved(problem, filled));
  return first === undefined ? parsed : { ok: false, problems: [first, ...rest] };
}

interface Piece {
  readonly text: string;
  /** Its offset in the experiment. */
  readonly start: number;
  readonly end: number;
  readonly variable: boolean;
}

function fillIn(address: AddressText, variable: AddressVariable): Piece[] | Problem {
  const pieces: Piece[] = [];
  let from = address.start;
  const plain = (end: number): void => {
    const text = address.text.slice(from - address.start, end - address.start);
    pieces.push({ text, start: from, end, variable: false });
  };
  for (const { name, start, end } of address.variables) {
    const value = variable(name);
    if (value === undefined) return { start, end, message: `There is no variable {{${name}}} here.` };
    plain(start);
    pieces.push({ text: value.trim(), start, end, variable: true });
    from = end;
  }
  plain(address.end);
  return pieces;
}

/** Maps a problem of the substituted text back to the experiment. */
function moved({ start, end, message, fix }: Problem, pieces: readonly Piece[]): Problem {
  let at = 0;
  let from: number | undefined;
  let to: number | undefined;
  let whole = true;
  for (const piece of pieces) {
    const stop = at + piece.text.length;
    const touched = start < stop && end > at;
    if (touched && piece.variable) whole = false;
    if (from === undefined && (start < stop || (start === stop && piece === pieces.at(-1))))
      from = piece.variable ? piece.start : piece.start + (start - at);
    if (to === undefined && end <= stop)
      to = piece.variable && end > at ? piece.end : piece.start + (end - at);
    at = stop;
  }
  const first = from ?? pieces.at(-1)?.end ?? 0;
  const span = { start: first, end: Math.max(first, to ?? first) };
  return fix === undefined || !whole ? { ...span, message } : { ...span, message, fix };
}
