import type { Problem } from '../model/problem.ts';

/** Problems as `NAME:LINE:COLUMN: message`, both from 1 on, in the order of the text. */
export function problemLines(name: string, text: string, problems: readonly Problem[]): string[] {
  return problems.map(({ start, message }) => {
    const before = text.slice(0, start).split('\n');
    const column = (before.at(-1) ?? '').length + 1;
    return `${name}:${before.length}:${column}: ${message}`;
  });
}
