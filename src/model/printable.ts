/**
 * Untrusted text, made safe to print: terminal controls (ECMA-48, C0 as well as C1), bidirectional controls (UAX #9)
 * and invisible characters are escaped.
 */

// Controls, format characters, lone surrogates, private use, unassigned; line and paragraph separators.
const unsafe = /[\p{C}\p{Zl}\p{Zp}]/gu;
const plain = /^[\t\u0020-\u007E]*$/;
const named: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
]);
/** Holds an emoji together, as in a family (UTS #51). */
const joiner = '\u200D';
const beforeJoiner = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]$/u;
const afterJoiner = /^\p{Extended_Pictographic}/u;

/** A single line; tabs stay, `\n` and `\r` are escaped by name, the rest as `\u{H…}`. */
export function printable(text: string): string {
  if (plain.test(text)) return text;
  return text.replace(unsafe, (character, at: number) => {
    if (character === '\t' || (character === joiner && joins(text, at))) return character;
    return named.get(character) ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
  });
}

function joins(text: string, at: number): boolean {
  return (
    beforeJoiner.test(text.slice(Math.max(0, at - 2), at)) && afterJoiner.test(text.slice(at + 1, at + 3))
  );
}
