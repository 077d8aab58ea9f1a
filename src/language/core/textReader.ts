/** The reader that all parsers of languages are built on. */
import type { Span } from '../../model/problem.ts';
import type { ProblemList } from '../../model/problemList.ts';

export interface TakenLines {
  /** Without their line ends. */
  readonly lines: readonly Span[];
  /** The line that ended them. */
  readonly mark: Span | undefined;
}

/** A position in a text, between `at` and `end`, with the ways all parsers of this layer move it. */
export class TextReader {
  readonly text: string;
  readonly end: number;
  readonly problems: ProblemList;
  at: number;
  /** The last answer of `lineEnd` and from where it holds: looking anew for each literal would not be linear. */
  private line = { from: 0, feed: -1 };
  /** The line feed below which lines have been taken, and where what follows them begins. */
  private taken = { feed: -1, resume: 0 };

  constructor(text: string, start: number, end: number, problems: ProblemList) {
    this.text = text;
    this.at = start;
    this.end = end;
    this.problems = problems;
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  /** The character at `at`; empty at the end. */
  get next(): string {
    return this.done ? '' : (this.text[this.at] ?? '');
  }

  startsWith(wanted: string): boolean {
    return this.at + wanted.length <= this.end && this.text.startsWith(wanted, this.at);
  }

  /** Where the line ends that `at` is on. */
  lineEnd(): number {
    if (this.at < this.line.from || this.at > this.line.feed) {
      const feed = this.text.indexOf('\n', this.at);
      this.line = {
        from: this.at,
        feed: feed < 0 || feed > this.end ? this.end : feed,
      };
    }
    const end = this.line.feed;
    return end > this.at && this.text[end - 1] === '\r' ? end - 1 : end;
  }

  /** Where the next line begins that nobody has taken: past the end of the text after its last line. */
  get resumeAt(): number {
    const feed = this.lineFeed();
    return feed === this.taken.feed ? this.taken.resume : feed + 1;
  }

  /**
   * The lines below, up to the one that is `mark` alone, for a literal that goes on there; the lines may lie beyond
   * `end`. They are skipped as white space. Without such a line everything below is taken, and `mark` is undefined.
   */
  takeLines(mark: string): TakenLines {
    const feed = this.lineFeed();
    const lines: Span[] = [];
    for (let start = this.resumeAt; ;) {
      if (start > this.text.length) {
        this.taken = { feed, resume: start };
        return { lines, mark: undefined };
      }
      const next = this.text.indexOf('\n', start);
      const end = next < 0 ? this.text.length : next;
      const line = { start, end: end > start && this.text[end - 1] === '\r' ? end - 1 : end };
      start = end + 1;
      if (isMark(this.text, line, mark)) {
        this.taken = { feed, resume: start };
        return { lines, mark: line };
      }
      lines.push(line);
    }
  }

  /** The line feed that ends this line, which may be the one at `end`; the text's length where there is none. */
  private lineFeed(): number {
    const end = this.lineEnd();
    if (this.line.feed < this.end || this.end === this.text.length) return this.line.feed;
    const feed = this.text.indexOf('\n', end);
    return feed < 0 ? this.text.length : feed;
  }

  /** White space, and comments: `#` after white space, up to the end of the line. */
  skipBlank(): void {
    for (;;) {
      const from = this.at;
      while (!this.done && isBlank(this.next))
        this.at = this.at === this.taken.feed ? this.taken.resume : this.at + 1;
      this.at = Math.min(this.at, this.end);
      const separated = this.at > from || this.at === 0 || /\s/.test(this.text[this.at - 1] ?? '');
      if (this.next !== '#' || !separated) return;
      this.at = this.lineEnd();
    }
  }

  /** What stands at `at` and matches a sticky pattern, without moving. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    return found === undefined ? undefined : found.slice(0, this.end - this.at);
  }

  /** A bare word: letters and digits up to a blank; undefined where a literal or a sign stands. */
  word(): string | undefined {
    return this.match(/[A-Za-z][A-Za-z0-9]*(?![A-Za-z0-9"'({])/y);
  }

  /** Whatever stands at `at` up to the next blank. */
  chunk(): string {
    return this.match(/\S*/y) ?? '';
  }
}

function isBlank(character: string): boolean {
  return /\s/.test(character);
}

/** Whether a line is a word and blanks. */
function isMark(text: string, { start, end }: Span, mark: string): boolean {
  let at = start;
  while (at < end && isBlank(text[at] ?? '')) at++;
  if (!text.startsWith(mark, at)) return false;
  at += mark.length;
  while (at < end && isBlank(text[at] ?? '')) at++;
  return at >= end;
}
