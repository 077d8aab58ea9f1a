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
 * A position in one statement. It remembers what was looked for where it stands: that makes "did you mean" out of a
 * wrong word, and completion out of the end of what has been typed.
 */
export class StatementReader extends PayloadReader {
  /** From 1. */
  readonly lineNumber: number;
  /** What a formatter must leave as it stands. */
  readonly literals: Span[] = [];
  #tokenEnd = 0;
  #skippedTo = -1;
  #wantsAt = -1;
  #wants: Want[] = [];

  constructor(text: string, start: number, end: number, lineNumber: number, problems: ProblemList) {
    super(text, start, end, problems, payloadNotation);
    this.lineNumber = lineNumber;
  }

  /** Where what has been read ends, without the blanks and the comment after it. */
  get tokenEnd(): number {
    return this.at === this.#skippedTo ? this.#tokenEnd : this.at;
  }

  override skipBlank(): void {
    if (this.at !== this.#skippedTo) this.#tokenEnd = this.at;
    super.skipBlank();
    this.#skippedTo = this.at;
  }

  /** What was looked for at `at`. */
  wantsAt(at: number): readonly Want[] {
    return this.#wantsAt === at ? this.#wants : [];
  }

  /** Notes what may stand here, after blanks. */
  want(want: Want): void {
    this.skipBlank();
    if (this.#wantsAt !== this.at) this.#wants = [];
    this.#wantsAt = this.at;
    this.#wants.push(want);
  }

  /** Notes several at once. */
  wantAll(wants: readonly Want[]): void {
    this.skipBlank();
    this.#wants = this.#wantsAt === this.at ? [...this.#wants, ...wants] : wants.slice();
    this.#wantsAt = this.at;
  }

  /** Steps over a word if it stands here. */
  keyword(word: string): Span | undefined {
    this.want({ kind: 'word', word });
    return takeWord(this, word);
  }

  /** Steps over a sign if it stands here. */
  sign(sign: string): Span | undefined {
    this.want({ kind: 'word', word: sign });
    if (!this.startsWith(sign)) return undefined;
    this.at += sign.length;
    return { start: this.at - sign.length, end: this.at };
  }

  /** Steps over a name if one stands here. */
  takeName(): Name | undefined {
    this.skipBlank();
    const value = this.match(/[\p{L}_][\p{L}\p{N}_-]{0,99}(?![\p{L}\p{N}_"'({])/uy);
    if (value === undefined) return undefined;
    const start = this.at;
    this.at += value.length;
    return { start, end: this.at, value };
  }

  /** Tells that something is missing, or that something else stands here, up to the next blank. */
  refuse(message: string, candidates: readonly string[] = [], insert?: string): void {
    this.skipBlank();
    const chunk = this.chunk();
    const fix = chunk === '' ? insert : nearestWord(chunk, candidates);
    this.problems.add(this.at, this.at + chunk.length, message, fix);
  }

  /** Refuses whatever is left of the line. */
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

  /** Steps over the rest of the line, and over the lines of a heredoc that begins on it. */
  skipRest(): void {
    this.skipHeredoc();
    this.at = Math.max(this.at, this.end);
  }

  /** Takes the lines of a heredoc that nobody has read, so that they are no statements. */
  skipHeredoc(): void {
    const rest = this.text.slice(this.at, this.end);
    const [, mark] = /<<(?:CRLF[ \t]+)?([\p{L}_][\p{L}\p{N}_]*)/u.exec(rest) ?? [];
    if (mark !== undefined && hasMark(this.text, this.end, mark)) this.takeLines(mark);
  }

  /** Keeps a piece out of a formatter's hands. */
  keep<Piece extends Span>(piece: Piece): Piece {
    if (piece.end > piece.start) this.literals.push({ start: piece.start, end: piece.end });
    return piece;
  }
}

/** Whether one of the lines below is a mark alone. */
function hasMark(text: string, from: number, mark: string): boolean {
  for (let start = from; start < text.length;) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    if (text.slice(start, end).trim() === mark) return true;
    start = end + 1;
  }
  return false;
}
