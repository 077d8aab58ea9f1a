/** Formats experiments: two spaces per block and one blank between words; literals and comments stay. */
import type { CommentLine, SourceLine, StatementLine } from '../model/experiment.ts';
import { finish, type Work } from '../../../model/work.ts';
import { parsing } from '../parseExperiment.ts';

const unit = '  ';

/** Preserves the meaning. Lines that cannot be parsed are left alone, as their intent is unknown. */
export function formatExperiment(text: string): string {
  return finish(formatting(text));
}

/** The same in steps, one per line. */
export function* formatting(text: string): Work<string> {
  const { experiment, problems } = yield* parsing(text);
  if (problems.length > 0) return text;
  const feed = text.indexOf('\n');
  const ending = text[feed - 1] === '\r' ? '\r\n' : '\n';
  const levels = new CommentLevels(experiment.lines);
  let formatted = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  let last: number | undefined;
  for (const [index, line] of experiment.lines.entries()) {
    yield;
    if (last !== undefined && line.line > last + 1) formatted += ending;
    const depth = levels.depthOf(index, line);
    const content = line.kind === 'comment' ? text.slice(line.start, line.end) : contentOf(line, text);
    formatted += `${unit.repeat(depth)}${content}${ending}`;
    last = line.kind === 'comment' ? line.line : line.lastLine;
  }
  return formatted;
}

/** The line with normalized blanks, followed by its heredocs verbatim. */
function contentOf({ start, end, lastEnd, literals, statement }: StatementLine, text: string): string {
  let content = '';
  let at = start;
  const operator = statement === undefined ? undefined : operatorOf(statement, text);
  const blank = (): void => {
    if (content !== '' && !content.endsWith(' ')) content += ' ';
  };
  for (const literal of [...literals.toSorted((a, b) => a.start - b.start), { start: end, end }]) {
    if (literal.start < at) continue;
    while (at < literal.start) {
      const character = text[at] ?? '';
      const space = /\s/.test(character);
      if (character === '#' && /\s/.test(text[at - 1] ?? '')) {
        content = `${content.trimEnd()}${unit}${text.slice(at, end)}`;
        return content + heredocs(text, end, lastEnd);
      }
      if (space || at === operator) blank();
      if (!space) content += character;
      if (at === operator) blank();
      at++;
    }
    content += text.slice(literal.start, literal.end);
    at = Math.max(at, literal.end);
  }
  return content.trimEnd() + heredocs(text, end, lastEnd);
}

/** The text below the line up to `lastEnd`, from the end of the line on. */
function heredocs(text: string, end: number, lastEnd: number): string {
  if (lastEnd <= end) return '';
  const feed = text.indexOf('\n', end);
  return text.slice(text[feed - 1] === '\r' ? feed - 1 : feed, lastEnd);
}

/** Offset of the sign that gets a blank on both sides. */
function operatorOf(statement: NonNullable<StatementLine['statement']>, text: string): number | undefined {
  if (statement.kind === 'send' || statement.kind === 'expect') return statement.operator.start;
  return statement.kind === 'variable' ? text.indexOf('=', statement.name.end) : undefined;
}

/** Indentation of a block's lines, and its depth. */
type Level = Pick<StatementLine, 'width' | 'depth'>;

/** Comments are indented like the line below them, unless they are indented further: then like the block above. */
class CommentLevels {
  readonly #next: (StatementLine | undefined)[] = [];
  #open: Level[] = [];

  constructor(lines: readonly SourceLine[]) {
    let next: StatementLine | undefined;
    for (let index = lines.length - 1; index >= 0; index--) {
      const line = lines[index];
      this.#next[index] = next;
      if (line !== undefined && line.kind !== 'comment') next = line;
    }
  }

  depthOf(index: number, line: SourceLine): number {
    if (line.kind === 'comment') return this.#commentDepth(line, this.#next[index]);
    this.#open = this.#open.slice(0, line.depth);
    this.#open[line.depth] = line;
    return line.depth;
  }

  #commentDepth({ width }: CommentLine, next: StatementLine | undefined): number {
    if (next !== undefined && width <= next.width) return next.depth;
    const levels = next === undefined ? this.#open : [...this.#open, next];
    return levels.reduce((depth, level) => (level.width <= width ? Math.max(depth, level.depth) : depth), 0);
  }
}
