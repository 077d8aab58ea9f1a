import type { Problem } from '../../model/problem.ts';
import { textPlace } from '../../model/textPlace.ts';

/** Problems as `NAME:LINE:COLUMN: message`, both from 1 on, in the order of the text. */
export function problemLines(name: string, text: string, problems: readonly Problem[]): string[] {
  return problems.map(({ start, message }) => {
    const { line, column } = textPlace(text, start);
    return `${name}:${line}:${column}: ${message}`;
  });
}
