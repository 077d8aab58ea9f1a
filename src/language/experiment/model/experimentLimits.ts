/** What an experiment may have: what somebody writes or reads has far less, and more would hold up an editor. */
import { countText } from '../../../model/countText.ts';

/** Characters of its text (UTF-16 code units). */
export const textLimit = 1024 * 1024;
/** Bytes of its file: three for each character of UTF-16 at most, and the byte order mark. */
export const fileLimitBytes = 3 * textLimit + 3;
const linesLimit = 20_000;
/** Of one line, which is read at a stretch. The longest datagram fits. */
const lineLimit = 256 * 1024;
const lineVariablesLimit = 8192;
const testsLimit = 2000;

/** Why a text is read no further; undefined where it is small enough. */
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

/** The same for a file with more than `fileLimitBytes`. */
export function tooManyBytes(): string {
  return tooLargeText('more than 3 MiB', `${textLimit.toLocaleString('en')} characters`);
}

/** The same for how many tests have been read. */
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
