/** The text reader that all parsers are built on. */
import type { Span } from '../../model/problem.ts';
import type { ProblemList } from '../../model/problemList.ts';

export interface TakenLines {
  /** Without line endings. */
  readonly lines: readonly Span[];
  /** The line with the end mark. */
  readonly mark: Span | undefined;
}

/** A position in a text, between `at` and `end`, and the operations that move it. */
export class TextReader {
  readonly text: string;
  readonly end: number;
  readonly problems: ProblemList;
  at: number;
  /**
   * Caches the last result of `lineEnd` and where it is valid from: searching anew for each literal would be quadratic.
   */
  private line = { from: 0, feed: -1 };
  /** The line feed after which lines have been consumed by `takeLines`, and the offset to resume at. */
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

  /** End of the current line. */
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

  /** Start of the next line not consumed; past the end of the text after the last line. */
  get resumeAt(): number {
    const feed = this.lineFeed();
    return feed === this.taken.feed ? this.taken.resume : feed + 1;
  }

  /**
   * Consumes the lines below, up to the line that consists of `mark` alone, for a multi-line literal; these lines may
   * lie beyond `end`, and are skipped like white space from then on. Without such a line, everything below is consumed
   * and `mark` is undefined.
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

  /** The line feed at the end of this line, possibly the one at `end`; the text's length if there is none. */
  private lineFeed(): number {
    const end = this.lineEnd();
    if (this.line.feed < this.end || this.end === this.text.length) return this.line.feed;
    const feed = this.text.indexOf('\n', end);
    return feed < 0 ? this.text.length : feed;
  }

  /** Skips white space and comments: `#` after white space, up to the end of the line. */
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

  /** Returns the match of a sticky pattern at `at`, without moving. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    return found === undefined ? undefined : found.slice(0, this.end - this.at);
  }

  /** A bare word: letters and digits up to a blank; undefined at a literal or a sign. */
  word(): string | undefined {
    return this.match(/[A-Za-z][A-Za-z0-9]*(?![A-Za-z0-9"'({])/y);
  }

  /** Everything from `at` to the next blank. */
  chunk(): string {
    return this.match(/\S*/y) ?? '';
  }
}

function isBlank(character: string): boolean {
  return /\s/.test(character);
}

/** Whether a line consists of the mark and blanks. */
function isMark(text: string, { start, end }: Span, mark: string): boolean {
  let at = start;
  while (at < end && isBlank(text[at] ?? '')) at++;
  if (!text.startsWith(mark, at)) return false;
  at += mark.length;
  while (at < end && isBlank(text[at] ?? '')) at++;
  return at >= end;
}
