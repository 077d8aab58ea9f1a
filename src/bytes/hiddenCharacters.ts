/** Which characters must not be displayed verbatim, by their Unicode properties (UAX #44, UTS #51). */

// Controls, format characters (bidirectional, zero-width), unassigned, private use; line and paragraph separators;
// spaces that look like the ordinary one; blank fillers; blank braille.
const hidden = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Zs}\p{Default_Ignorable_Code_Point}\u2800]/u;
const mark = /\p{M}/u;
const pictograph = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;

/** For code points beyond ASCII only. */
export function isHidden(code: number): boolean {
  // U+FE0E and U+FE0F choose between the text and the emoji form of the character before.
  if (code === 0xfe0e || code === 0xfe0f) return false;
  // A fast path for Latin letters, the most common ones.
  if (code >= 0xae && code < 0x300) return false;
  return hidden.test(String.fromCodePoint(code));
}

/** Combining marks: they join the character before them. */
export function isMark(code: number): boolean {
  return code >= 0x300 && mark.test(String.fromCodePoint(code));
}

export function isPictograph(code: number): boolean {
  return code >= 0xa9 && pictograph.test(String.fromCodePoint(code));
}
