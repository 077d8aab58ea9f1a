/** JSON that may be printed on a terminal. */

// What JSON.stringify leaves as it is although it acts on a terminal or cannot be seen.
const unsafe = /[\p{C}\p{Zl}\p{Zp}]/gu;
const plain = /^[\u0020-\u007E]*$/;

/** A value as JSON on one line, which may be printed on a terminal: what would act there is `\uXXXX` (RFC 8259 section 7). */
export function jsonLine(value: object): string {
  const text = JSON.stringify(value);
  return plain.test(text) ? text : text.replace(unsafe, codeUnits);
}

function codeUnits(character: string): string {
  return [...Array(character.length).keys()]
    .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('');
}
