import { printable } from '../../model/printable.ts';

/** Lines for a test run's terminal, which wants CR LF between them; what would act on it is escaped. */
export function terminalText(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => `${printable(line)}\r\n`)
    .join('');
}
