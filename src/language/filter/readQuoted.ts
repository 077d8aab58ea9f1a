/** Reads the quoted text of a filter. */
import type { ProblemList } from '../../model/problemList.ts';
import { readEscape } from '../payload/reading/readText.ts';
import { TextReader } from '../core/textReader.ts';

/** Reads the quoted text that begins at `start`, with the escapes of the payload notation; it ends with its token. */
export function readQuoted(text: string, start: number, end: number, problems: ProblemList): string {
  const isClosed = end > start + 1 && text[end - 1] === '"' && !isEscaped(text, start, end - 1);
  const stop = isClosed ? end - 1 : end;
  const reader = new TextReader(text, start + 1, stop, problems);
  let plain = start + 1;
  let read = '';
  const sink = {
    charset: 'UTF-8',
    byte: (value: number): void => {
      if (value >= 0x80)
        problems.add(reader.at - 4, reader.at, 'One byte is not text: search for bytes with bytes:"…".');
      read += String.fromCharCode(value);
    },
    codePoint: (code: number): boolean => {
      read += String.fromCodePoint(code);
      return true;
    },
  };
  while (!reader.done && !problems.full) {
    if (reader.next !== '\\') {
      reader.at++;
      continue;
    }
    read += text.slice(plain, reader.at);
    readEscape(reader, stop, sink);
    plain = reader.at;
  }
  if (!isClosed) problems.add(end, end, 'The closing " is missing.', '"');
  return read + text.slice(plain, stop);
}

/** Whether an odd number of backslashes precedes `at`. */
function isEscaped(text: string, start: number, at: number): boolean {
  let before = at;
  while (before > start + 1 && text[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}
