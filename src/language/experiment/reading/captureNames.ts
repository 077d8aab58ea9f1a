/** Something that a regular expression captures, and where in its source: its name, or the bracket that opens it. */
export interface Capture {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** What a regular expression captures, in order: `1`, `2` …, and after each its own name where it has one. */
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

/** The name of the group that opens just before `at`; empty without one, undefined where nothing is captured. */
function captureName(source: string, at: number): string | undefined {
  if (source[at] !== '?') return '';
  const form = /\?P?<([A-Za-z_][A-Za-z0-9_]*)>/y;
  form.lastIndex = at;
  return form.exec(source)?.[1];
}

/** What is wrong with the brackets of a regular expression: where, and what; undefined where nothing is. */
export function bracketProblem(
  source: string,
): { readonly at: number; readonly message: string } | undefined {
  const open: number[] = [];
  let classAt: number | undefined;
  for (let at = 0; at < source.length; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (classAt !== undefined) {
      // A "]" that comes first stands for itself.
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
