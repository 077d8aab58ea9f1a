/** Reads the capture groups of regular expressions, and checks their brackets. */

/** A capture; its span in the source is that of its name, or of its bracket. */
export interface Capture {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The captures of a regular expression, in order: `1`, `2` …, each followed by its name, if any. */
export function capturesOf(source: string): Capture[] {
  const captures: Capture[] = [];
  let count = 0;
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') {
      const name = captureName(source, at + 1);
      if (name === undefined) continue;
      captures.push({ name: String(++count), start: at, end: at + 1 });
      const start = source.indexOf('<', at) + 1;
      if (name !== '') captures.push({ name, start, end: start + name.length });
    }
  }
  return captures;
}

export function captureNames(source: string): string[] {
  return capturesOf(source).map(({ name }) => name);
}

/** The name of the group that opens just before `at`; empty without one, undefined for a non-capturing group. */
function captureName(source: string, at: number): string | undefined {
  if (source[at] !== '?') return '';
  const form = /\?P?<([A-Za-z_][A-Za-z0-9_]*)>/y;
  form.lastIndex = at;
  return form.exec(source)?.[1];
}

/** The first problem with the brackets of a regular expression, if any. */
export function bracketProblem(
  source: string,
): { readonly at: number; readonly message: string } | undefined {
  const open: number[] = [];
  let classAt: number | undefined;
  for (let at = 0; at < source.length; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (classAt !== undefined) {
      // A leading "]" is literal.
      const first = at === classAt + 1 || (at === classAt + 2 && source[classAt + 1] === '^');
      if (character === ']' && !first) classAt = undefined;
    } else if (character === '[') classAt = at;
    else if (character === '(') open.push(at);
    else if (character === ')' && open.pop() === undefined)
      return { at, message: 'This ) closes nothing: write \\) for the character itself.' };
  }
  if (classAt !== undefined)
    return { at: classAt, message: 'The closing ] is missing: write \\[ for the character itself.' };
  const last = open.pop();
  return last === undefined
    ? undefined
    : { at: last, message: 'The closing ) is missing: write \\( for the character itself.' };
}
