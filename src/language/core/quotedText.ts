/** Writes text as a quoted literal, for payloads, rules and filters. */
import { isHidden } from '../../bytes/hiddenCharacters.ts';

/** A literal that parses to the same text; invisible characters are escaped. */
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

/**
 * Quotes text as typed: its escapes (`\n`, `\x00`) remain escapes of the notation.
 */
export function quotedAsTyped(text: string): string {
  const escaped = text.replaceAll(/\\[\s\S]?|"|\{(?=\{)/g, (part) => {
    if (part === '"' || part === '{') return `\\${part}`;
    return part === '\\' ? '\\\\' : part;
  });
  return `"${escaped}"`;
}
