/** The limits of experiments: nobody writes or reads as much, and more would block an editor. */
import { countText } from '../../../model/countText.ts';

/** Characters of its text (UTF-16 code units). */
export const textLimit = 1024 * 1024;
/** Bytes of its file: at most three per UTF-16 code unit, and the byte order mark. */
export const fileLimitBytes = 3 * textLimit + 3;
const linesLimit = 20_000;
/** Characters of one line, which is parsed in one go. The largest datagram fits. */
const lineLimit = 256 * 1024;
const lineVariablesLimit = 8192;
const testsLimit = 2000;

/** Why a text is not parsed; undefined where it is small enough. */
export function tooLong(text: string): string | undefined {
  if (text.length > textLimit)
    return tooLargeText(countText(text.length, 'character'), textLimit.toLocaleString('en'));
  let lines = 0;
  for (let start = 0; start <= text.length;) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    if (++lines > linesLimit) return tooLargeText(`more than ${linesText}`, linesText);
    if (end - start > lineLimit)
      return tooLargeText(`${countText(end - start, 'character')} in line ${lines}`, lineText);
    if (end - start > 4 * lineVariablesLimit && hasManyVariables(text, start, end))
      return tooLargeText(`more than ${variablesText} (line ${lines})`, variablesText);
    start = end + 1;
  }
  return undefined;
}

function hasManyVariables(text: string, start: number, end: number): boolean {
  let count = 0;
  for (let at = text.indexOf('{{', start); at >= 0 && at < end; at = text.indexOf('{{', at + 2)) count++;
  return count > lineVariablesLimit;
}

/** The message for a file larger than `fileLimitBytes`. */
export function tooManyBytes(): string {
  return tooLargeText('more than 3 MiB', `${textLimit.toLocaleString('en')} characters`);
}

/** The message for too many tests; undefined below the limit. */
export function tooManyTests(count: number): string | undefined {
  return count > testsLimit ? tooLargeText(`more than ${testsText}`, testsText) : undefined;
}

const linesText = `${linesLimit.toLocaleString('en')} lines`;
const lineText = `${lineLimit.toLocaleString('en')} characters in one line`;
const variablesText = `${lineVariablesLimit.toLocaleString('en')} variables in one line`;
const testsText = `${testsLimit.toLocaleString('en')} tests`;

function tooLargeText(has: string, most: string): string {
  return `This experiment is too large to be read: it has ${has}, and ${most} is the most. Divide it into several files, and send long bytes by file"…".`;
}
