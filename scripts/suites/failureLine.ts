/** Longest message on a line. */
const longestMessage = 300;

/** The prefix of a line printed as a test fails, on which the process that runs the window takes a screenshot. */
export const failureMark = '✘ ';

/** `Title: first words of the error (test/ui/x.test.ts:12)`, one line of the list of failed tests. */
export function failureLine(title: string, error: unknown): string {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  const words = message.replaceAll(/\s+/g, ' ').trim().slice(0, longestMessage);
  const place = /\btest[\\/][\w\\/]+\.test\.ts:\d+/.exec(stack ?? '');
  return `${title}: ${words}${place === null ? '' : ` (${place[0]})`}`;
}
