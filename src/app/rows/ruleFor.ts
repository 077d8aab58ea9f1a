/** The match of a responder rule for received bytes. */
import { escapeBytes } from '../../bytes/escapeBytes.ts';
import { formatHex } from '../../bytes/hexText.ts';

/** Longer rules would be unreadable: they match by their first bytes only. */
export const ruleForLimitBytes = 64;

/** A match for exactly these bytes or, if they continue, for what begins with them. */
export function ruleFor(bytes: Uint8Array, goesOn: boolean): string {
  const text = escapeBytes(bytes, { quoted: true });
  // Four-character escapes are longer and harder to read than hex.
  const escapes = (text.match(/\\x/g) ?? []).length;
  const pattern = escapes * 4 > bytes.length ? `hex"${formatHex(bytes)}"` : `"${text}"`;
  return goesOn ? `starts ${pattern}` : pattern;
}
