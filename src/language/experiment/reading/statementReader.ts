/** The reader of statements. */
import { excerpt } from '../../../model/excerpt.ts';
import { nearestWord } from '../../../model/nearestWord.ts';
import type { ProblemList } from '../../../model/problemList.ts';
import { payloadNotation } from '../../payload/payloadNotation.ts';
import { PayloadReader } from '../../payload/reading/payloadReader.ts';
import { takeWord } from '../../rules/ruleClauses.ts';
import type { Span } from '../../../model/problem.ts';
import type { Name } from '../model/experiment.ts';
import type { Want } from '../model/candidate.ts';

/**
 * A position in one statement. It records which candidates were tried at the current position: they make "did you
 * mean" fixes for wrong words, and completions at the end of unfinished text.
 */
export class StatementReader extends PayloadReader {
  /** From 1. */
  readonly lineNumber: number;
  /** Spans that the formatter leaves alone. */
  readonly literals: Span[] = [];
  #tokenEnd = 0;
  #skippedTo = -1;
  #wantsAt = -1;
  #wants: Want[] = [];

  constructor(text: string, start: number, end: number, lineNumber: number, problems: ProblemList) {
    super(text, start, end, problems, payloadNotation);
    this.lineNumber = lineNumber;
  }

  /** End of the text read, without trailing blanks and comment. */
  get tokenEnd(): number {
    return this.at === this.#skippedTo ? this.#tokenEnd : this.at;
  }

  override skipBlank(): void {
    if (this.at !== this.#skippedTo) this.#tokenEnd = this.at;
    super.skipBlank();
    this.#skippedTo = this.at;
  }

  /** The candidates tried at `at`. */
  wantsAt(at: number): readonly Want[] {
    return this.#wantsAt === at ? this.#wants : [];
  }

  /** Records a candidate for this position, after blanks. */
  want(want: Want): void {
    this.skipBlank();
    if (this.#wantsAt !== this.at) this.#wants = [];
    this.#wantsAt = this.at;
    this.#wants.push(want);
  }

  /** Records several candidates. */
  wantAll(wants: readonly Want[]): void {
    this.skipBlank();
    this.#wants = this.#wantsAt === this.at ? [...this.#wants, ...wants] : wants.slice();
    this.#wantsAt = this.at;
  }

  /** Consumes a keyword if it is next. */
  keyword(word: string): Span | undefined {
    this.want({ kind: 'word', word });
    return takeWord(this, word);
  }

  /** Consumes a sign if it is next. */
  sign(sign: string): Span | undefined {
    this.want({ kind: 'word', word: sign });
    if (!this.startsWith(sign)) return undefined;
    this.at += sign.length;
    return { start: this.at - sign.length, end: this.at };
  }

  /** Consumes a name if one is next. */
  takeName(): Name | undefined {
    this.skipBlank();
    const value = this.match(/[\p{L}_][\p{L}\p{N}_-]{0,99}(?![\p{L}\p{N}_"'({])/uy);
    if (value === undefined) return undefined;
    const start = this.at;
    this.at += value.length;
    return { start, end: this.at, value };
  }

  /** Reports that something is missing here, or that something else is here, up to the next blank. */
  refuse(message: string, candidates: readonly string[] = [], insert?: string): void {
    this.skipBlank();
    const chunk = this.chunk();
    const fix = chunk === '' ? insert : nearestWord(chunk, candidates);
    this.problems.add(this.at, this.at + chunk.length, message, fix);
  }

  /** Reports anything left on the line. */
  finish(): void {
    this.skipBlank();
    if (this.done) return;
    const wanted = this.wantsAt(this.at).flatMap((want) => (want.kind === 'word' ? [want.word] : []));
    const words = [...new Set(wanted)];
    const chunk = this.chunk();
    const fix = nearestWord(chunk, words);
    const last = words.at(-1);
    const known =
      last === undefined
        ? 'nothing follows.'
        : `${[words.slice(0, -1).join(', '), last].filter((part) => part !== '').join(' or ')} may follow.`;
    const hint = fix === undefined ? known : `did you mean ${fix}?`;
    const rest = fix === undefined ? this.text.slice(this.at, this.end).trimEnd() : chunk;
    this.problems.add(this.at, this.at + rest.length, `${excerpt(rest)} cannot stand here: ${hint}`, fix);
    this.at = this.end;
  }

  /** Skips the rest of the line, and the lines of a heredoc that begins on it. */
  skipRest(): void {
    this.skipHeredoc();
    this.at = Math.max(this.at, this.end);
  }

  /** Skips the lines of an unread heredoc, so that they are not parsed as statements. */
  skipHeredoc(): void {
    const rest = this.text.slice(this.at, this.end);
    const [, mark] = /<<(?:CRLF[ \t]+)?([\p{L}_][\p{L}\p{N}_]*)/u.exec(rest) ?? [];
    if (mark !== undefined && hasMark(this.text, this.end, mark)) this.takeLines(mark);
  }

  /** Protects a piece from the formatter. */
  keep<Piece extends Span>(piece: Piece): Piece {
    if (piece.end > piece.start) this.literals.push({ start: piece.start, end: piece.end });
    return piece;
  }
}

/** Whether a line below consists of the mark alone. */
function hasMark(text: string, from: number, mark: string): boolean {
  for (let start = from; start < text.length;) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    if (text.slice(start, end).trim() === mark) return true;
    start = end + 1;
  }
  return false;
}
