import type { ProblemList } from '../model/problemList.ts';

/** A position in a text, between `at` and `end`, with the ways all parsers of this layer move it. */
export class TextReader {
  readonly text: string;
  readonly end: number;
  readonly problems: ProblemList;
  at: number;
  /** The last answer of `lineEnd` and from where it holds: looking anew for each literal would not be linear. */
  private line = { from: 0, feed: -1 };

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

  /** White space, and comments: `#` after white space, up to the end of the line. */
  skipBlank(): void {
    for (;;) {
      const from = this.at;
      while (!this.done && /\s/.test(this.next)) this.at++;
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
