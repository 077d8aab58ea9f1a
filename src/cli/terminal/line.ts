/**
 * A line to print, with styled parts. Its text is untrusted: the output escapes all of it, and adds the codes of the
 * styles itself.
 */
import type { Style } from './style.ts';

export interface Styled {
  readonly style: Style;
  readonly text: string;
}

export type Line = string | Styled | readonly Line[];

/** A line from pieces: `` line`${styled('dim', '#3')} recv` ``. */
export function line(texts: TemplateStringsArray, ...pieces: readonly (Line | number)[]): Line {
  return texts.flatMap((text, index): Line[] => {
    const piece = pieces[index];
    return piece === undefined ? [text] : [text, typeof piece === 'number' ? String(piece) : piece];
  });
}

export function styled(style: Style, text: string): Styled {
  return { style, text };
}
