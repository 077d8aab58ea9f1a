/** More of a message than a line takes helps nobody find a test. */
const longestMessage = 300;

/** What the line begins with where it is printed as the test fails: who runs the window takes a picture by it. */
export const failureMark = '✘ ';

/** `Title: first words of the error (test/ui/x.test.ts:12)`, in one line: what ends up in a list of failed tests. */
export function failureLine(title: string, error: unknown): string {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  const words = message.replaceAll(/\s+/g, ' ').trim().slice(0, longestMessage);
  const place = /\btest[\\/][\w\\/]+\.test\.ts:\d+/.exec(stack ?? '');
  return `${title}: ${words}${place === null ? '' : ` (${place[0]})`}`;
}
