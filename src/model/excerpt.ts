/** Quotes part of the user's text in a message: shortened, with control characters escaped. */

const limitCharacters = 40;
// Controls, invisible and bidirectional characters, and lone surrogates must not take effect inside a message.
const unsafe = /[\p{C}\p{Zl}\p{Zp}]/gu;

export function excerpt(text: string): string {
  const short = text.length > limitCharacters ? `${text.slice(0, limitCharacters - 1)}…` : text;
  return `"${short.replace(unsafe, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`)}"`;
}
