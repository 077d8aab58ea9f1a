/** Folding ranges of experiments. */
import type { SourceLine } from '../model/experiment.ts';

/** Lines that fold into the first; from 1, inclusive. */
export interface FoldingRange {
  readonly kind: 'block' | 'literal' | 'comment';
  readonly startLine: number;
  readonly endLine: number;
}

/** Indented blocks, heredocs, and comments of several lines. */
export function foldingRanges(lines: readonly SourceLine[]): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const open: { depth: number; line: number }[] = [];
  let last = 0;
  let comment: { first: number; last: number } | undefined;
  const add = (kind: FoldingRange['kind'], startLine: number, endLine: number): void => {
    if (endLine > startLine) ranges.push({ kind, startLine, endLine });
  };
  for (const line of lines) {
    if (line.kind === 'comment') {
      if (comment?.last === line.line - 1) comment.last = line.line;
      else {
        if (comment !== undefined) add('comment', comment.first, comment.last);
        comment = { first: line.line, last: line.line };
      }
      continue;
    }
    for (let block = open.at(-1); block !== undefined && block.depth >= line.depth; block = open.at(-1)) {
      add('block', block.line, last);
      open.pop();
    }
    open.push({ depth: line.depth, line: line.line });
    add('literal', line.line, line.lastLine);
    last = line.lastLine;
  }
  if (comment !== undefined) add('comment', comment.first, comment.last);
  // A line with only its heredoc below has that range already.
  for (const block of open) add('block', block.line, last);
  return withoutTwins(ranges).toSorted((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

function withoutTwins(ranges: readonly FoldingRange[]): FoldingRange[] {
  const literals = new Set(
    ranges
      .filter(({ kind }) => kind === 'literal')
      .map(({ startLine, endLine }) => `${startLine} ${endLine}`),
  );
  return ranges.filter(
    ({ kind, startLine, endLine }) => kind !== 'block' || !literals.has(`${startLine} ${endLine}`),
  );
}
