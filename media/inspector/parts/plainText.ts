import { isHidden } from '../../../src/bytes/hiddenCharacters.ts';

/** Untrusted text (a path, a host name, an error) without invisible or bidirectional characters. */
export function plainText(text: string): string {
  let plain = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const unseen = code < 0x20 || code === 0x7f || (code > 0x7f && isHidden(code));
    plain += unseen ? `\\u{${code.toString(16).toUpperCase()}}` : character;
  }
  return plain;
}
