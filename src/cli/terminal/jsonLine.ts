/** JSON that is safe to print on a terminal. */

// Characters that JSON.stringify does not escape although terminals interpret them or they are invisible.
const unsafe = /[\p{C}\p{Zl}\p{Zp}]/gu;
const plain = /^[\u0020-\u007E]*$/;

/** A value as JSON on one line, with unsafe characters escaped as `\uXXXX` (RFC 8259 section 7). */
export function jsonLine(value: object): string {
  const text = JSON.stringify(value);
  return plain.test(text) ? text : text.replace(unsafe, codeUnits);
}

function codeUnits(character: string): string {
  return [...Array(character.length).keys()]
    .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('');
}
