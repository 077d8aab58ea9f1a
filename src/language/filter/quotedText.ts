import type { ProblemList } from '../../model/problemList.ts';
import { isHidden } from '../../bytes/hiddenCharacters.ts';
import { readEscape } from '../payload/reading/readText.ts';
import { TextReader } from '../core/textReader.ts';

/** Text between the quotes that begin at `start`, with the payload notation's escapes; ends where its token does. */
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
        problems.add(reader.at - 4, reader.at, 'One byte is no text: bytes are looked for by bytes:"…".');
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

/** Whether an odd number of backslashes stands before `at`. */
function isEscaped(text: string, start: number, at: number): boolean {
  let before = at;
  while (before > start + 1 && text[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}

/** Text in quotes that reads as the same text; what cannot be seen is escaped. */
export function quoted(text: string): string {
  return `"${text.replaceAll(/["\\\p{Cc}]|[^\0-\x7f]/gu, escaped)}"`;
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '"' || character === '\\') return `\\${character}`;
  if (character === '\n') return String.raw`\n`;
  if (character === '\r') return String.raw`\r`;
  if (character === '\t') return String.raw`\t`;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  if (isSurrogate || (code >= 0x80 && !isHidden(code))) return character;
  return `\\u{${code.toString(16).toUpperCase()}}`;
}
