/** Text as a literal in quotes, for payloads, rules and filters. */
import { isHidden } from '../../bytes/hiddenCharacters.ts';

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

/** Text as it was typed, as a literal of the notation: its escapes (`\n`, `\x00`) stay escapes. */
export function quotedAsTyped(text: string): string {
  const escaped = text.replaceAll(/\\[\s\S]?|"|\{(?=\{)/g, (part) => {
    if (part === '"' || part === '{') return `\\${part}`;
    return part === '\\' ? '\\\\' : part;
  });
  return `"${escaped}"`;
}
