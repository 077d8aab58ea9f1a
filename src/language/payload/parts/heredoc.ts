/**
 * `<<END` … `END`: the lines below, each terminated by LF (`<<CRLF END`: by CR LF), less the indentation of `END`.
 * Variables are substituted; everything else is literal.
 */
import { excerpt } from '../../../model/excerpt.ts';
import type { PartKind } from '../reading/payloadReader.ts';
import type { PayloadPart } from '../model/payloadPart.ts';
import type { PayloadReader } from '../reading/payloadReader.ts';
import { joinPieces, Utf8Pieces } from '../reading/textPieces.ts';
import type { Span } from '../../../model/problem.ts';
import { TextReader } from '../../core/textReader.ts';
import { variableAt } from '../reading/variable.ts';

export const heredocKind: PartKind = { name: '<<', opening: '<', example: '<<END', read: readHeredoc };
const form = /<<(?:(CRLF)[ \t]+)?([\p{L}_][\p{L}\p{N}_]*)/uy;

/** Reads from `<<`; undefined, with a problem, where no word follows. */
function readHeredoc(reader: PayloadReader): PayloadPart | undefined {
  const start = reader.at;
  form.lastIndex = start;
  const [opening, crlf, mark] = form.exec(reader.text) ?? [];
  if (opening === undefined || mark === undefined || start + opening.length > reader.end) {
    reader.at = start + '<<'.length;
    const message = 'After << comes the word that ends the lines, such as <<END, or <<CRLF END for CR LF.';
    reader.problems.add(start, reader.at, message, '<<END');
    return undefined;
  }
  reader.at = start + opening.length;
  const end = reader.at;
  const { lines, mark: last } = reader.takeLines(mark);
  if (last === undefined) {
    reader.problems.add(
      start,
      end,
      `A line with ${excerpt(mark)} alone is missing below, which ends the lines.`,
    );
    return undefined;
  }
  const pieces = new Utf8Pieces();
  const indent = indentOf(reader.text, last);
  for (const line of lines) readLine(reader, line, indent, pieces, crlf !== undefined);
  return joinPieces(pieces.finish(start, end), start, end);
}

function readLine(
  { text, problems }: PayloadReader,
  line: Span,
  indent: number,
  pieces: Utf8Pieces,
  crlf: boolean,
): void {
  const reader = new TextReader(
    text,
    line.start + Math.min(indent, indentOf(text, line)),
    line.end,
    problems,
  );
  while (!reader.done) {
    const variable = variableAt(reader);
    const code = text.codePointAt(reader.at) ?? 0;
    if (variable === undefined) pieces.codePoint(code);
    else pieces.part(variable);
    reader.at = variable?.end ?? reader.at + (code > 0xffff ? 2 : 1);
  }
  if (crlf) pieces.byte(0x0d);
  pieces.byte(0x0a);
}

/** Number of white space characters at the start of a line. */
function indentOf(text: string, { start, end }: Span): number {
  let at = start;
  while (at < end && /\s/.test(text[at] ?? '')) at++;
  return at - start;
}
