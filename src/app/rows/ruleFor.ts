/** Bytes of a row as patterns: of responder rules and of filters. */
import { escapeBytes } from '../../bytes/escapeBytes.ts';
import { formatHex } from '../../bytes/hexText.ts';

/** Longer rules would be unreadable: they match by their first bytes only. */
export const ruleForLimitBytes = 64;

/** A match for exactly these bytes or, if they continue, for what begins with them. */
export function ruleFor(bytes: Uint8Array, goesOn: boolean): string {
  return goesOn ? `starts ${patternOf(bytes)}` : patternOf(bytes);
}

/** These bytes in the payload notation, as text or as hex. */
export function patternOf(bytes: Uint8Array): string {
  const text = escapeBytes(bytes, { quoted: true });
  // Four-character escapes are longer and harder to read than hex.
  const escapes = (text.match(/\\x/g) ?? []).length;
  return escapes * 4 > bytes.length ? `hex"${formatHex(bytes)}"` : `"${text}"`;
}
