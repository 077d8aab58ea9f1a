/** `%XX` in addresses (RFC 3986 section 2.1), for the few characters that would otherwise end a part. */

/** Decodes each `%XX`; any other `%` stays. Undefined: the bytes are not UTF-8. */
export function decodePercent(text: string): string | undefined {
  try {
    return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** Encodes `%` where it would be taken for an escape, controls, white space, and what `also` matches (a global pattern). */
export function encodePercent(text: string, also: RegExp): string {
  return text
    .replace(/%(?=[0-9A-Fa-f]{2})/g, '%25')
    .replace(also, encodeURIComponent)
    .replace(/[\p{Cc}\u2028\u2029]|^\s+|\s+$/gu, encodeURIComponent);
}
