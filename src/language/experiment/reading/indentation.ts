/** Indentation of lines: spaces or tabs, consistent within a text. */
import type { ProblemList } from '../../../model/problemList.ts';

export interface Indentation {
  /** Start of the line's content. */
  readonly at: number;
  /** In columns. */
  readonly width: number;
  readonly first: string;
  /** Whether it mixes both. */
  readonly mixed: boolean;
}

/** The indentation style of a text, set by its first indented line. */
export class IndentationStyle {
  #sign: string | undefined;
  /** Columns of one indentation level: that of the first indented line. */
  unit = 2;

  /** Whether a line uses the other character than the lines before. */
  differs(first: string): boolean {
    return this.#sign !== undefined && first !== '' && first !== this.#sign;
  }

  learn(sign: string, count: number): void {
    if (this.#sign !== undefined || sign === '') return;
    this.#sign = sign;
    if (sign === ' ') this.unit = count;
  }

  refuse(problems: ProblemList, start: number, end: number, width: number, mixed: boolean): void {
    const tabs = this.#sign === '\t';
    const fix = tabs ? '\t'.repeat(Math.max(1, Math.round(width / this.unit))) : ' '.repeat(width);
    const [signs, other] = tabs ? ['spaces', 'tabs'] : ['tabs', 'spaces'];
    const message = mixed
      ? 'This line is indented with tabs and spaces: use one of them.'
      : `This line is indented with ${signs}, those before it with ${other}: use one of them.`;
    problems.add(start, end, message, fix);
  }
}

export function indentationOf(
  text: string,
  start: number,
  end: number,
  style: IndentationStyle,
): Indentation {
  let at = start;
  let tabs = 0;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) {
    if (text[at] === '\t') tabs++;
    at++;
  }
  const count = at - start;
  const first = count === 0 ? '' : (text[start] ?? '');
  const mixed = tabs > 0 && tabs < count;
  // Blank lines and comments do not set the style.
  if (at < end && !mixed && text[at] !== '#' && text[at] !== '\r') style.learn(first, count);
  return { at, width: count - tabs + tabs * style.unit, first, mixed };
}
