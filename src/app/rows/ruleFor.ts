import { escapeBytes } from '../../bytes/escapeBytes.ts';
import { formatHex } from '../../bytes/hexText.ts';

/** No one reads a rule with more bytes in it: it matches by the first of them. */
export const ruleForLimitBytes = 64;

/** What a rule waits for, so that it fits exactly these bytes; or, if they go on, what begins with them. */
export function ruleFor(bytes: Uint8Array, goesOn: boolean): string {
  const text = escapeBytes(bytes, { quoted: true });
  // Escapes of four characters for a byte are longer and harder to read than hex.
  const escapes = (text.match(/\\x/g) ?? []).length;
  const pattern = escapes * 4 > bytes.length ? `hex"${formatHex(bytes)}"` : `"${text}"`;
  return goesOn ? `starts ${pattern}` : pattern;
}
