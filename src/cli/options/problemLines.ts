/** Problems of a text, as a call reports them. */
import type { Problem } from '../../model/problem.ts';
import { textPlace } from '../../model/textPlace.ts';

/** `NAME:LINE:COLUMN: message` each, both from 1 on, in the order of the text. */
export function problemLines(name: string, text: string, problems: readonly Problem[]): string[] {
  return problems.map(({ start, message }) => {
    const { line, column } = textPlace(text, start);
    return `${name}:${line}:${column}: ${message}`;
  });
}

/** Their sentences in one line, for a text so short that places are no help. */
export function problemSentences(problems: readonly Problem[]): string {
  return problems.map(({ message }) => message).join(' ');
}
