const limitCharacters = 40;
// Controls, invisible and bidirectional characters, and half surrogates must not act inside a message.
const unsafe = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** A part of the user's text for use in a message: short, in quotes, without live control characters. */
export function excerpt(text: string): string {
  const short = text.length > limitCharacters ? `${text.slice(0, limitCharacters - 1)}…` : text;
  return `"${short.replace(unsafe, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`)}"`;
}
