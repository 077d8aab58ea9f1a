/** Problems in a text, as commands report them. */
import type { Problem } from '../../model/problem.ts';
import { textPlace } from '../../model/textPlace.ts';

/** `NAME:LINE:COLUMN: message` each, numbered from 1, in the order of the text. */
export function problemLines(name: string, text: string, problems: readonly Problem[]): string[] {
  return problems.map(({ start, message }) => {
    const { line, column } = textPlace(text, start);
    return `${name}:${line}:${column}: ${message}`;
  });
}

/** The messages in one line, for a text too short for positions to help. */
export function problemSentences(problems: readonly Problem[]): string {
  return problems.map(({ message }) => message).join(' ');
}
