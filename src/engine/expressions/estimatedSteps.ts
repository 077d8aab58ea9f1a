/**
 * About how many steps an expression has, told from its text alone: one for each character, class or sign, times what
 * repeats it. Nothing is compiled for it, so it is there before memory and time are spent on what is far too large.
 */
export function estimatedSteps(source: string): number {
  /** Steps of the groups that are open, outermost first, the last being what is read now. */
  const open: number[] = [];
  let total = 0;
  /** Of what was read last, which a repetition repeats. */
  let last = 0;
  for (let at = 0; at < source.length; at++) {
    const repetition = source[at] === '{' ? /\{(\d+)(?:,(\d*))?\}/y : undefined;
    if (repetition !== undefined) repetition.lastIndex = at;
    const repeated = repetition?.exec(source);
    if (repeated) {
      const least = Number(repeated[1]);
      const times = Math.max(least, Number(repeated[2] || 0), 1);
      // Each that may be left out takes a step to decide.
      const steps = last * times + times - Math.min(least, times);
      total += steps - last;
      last = steps;
      at += repeated[0].length - 1;
      continue;
    }
    switch (source[at]) {
      case '(':
        open.push(total);
        total = 1;
        break;
      case ')':
        last = total + 1;
        total = (open.pop() ?? 0) + last;
        break;
      case '[':
        at = classEnd(source, at);
        last = 1;
        total++;
        break;
      case '\\':
        at++;
        last = 1;
        total++;
        break;
      case '*':
      case '+':
      case '?':
        last++;
        total++;
        break;
      default:
        last = 1;
        total++;
    }
  }
  return open.reduce((sum, steps) => sum + steps, total);
}

/** The bracket that closes the class which opens at `start`; one that stands first in it does not. */
function classEnd(source: string, start: number): number {
  let at = start + 1;
  if (source[at] === '^') at++;
  if (source[at] === ']') at++;
  while (at < source.length && source[at] !== ']') {
    if (source[at] === '\\') at++;
    else if (source.startsWith('[:', at)) {
      // The longest name of such a class has six letters.
      at += (/^\[:\^?[a-z]{1,6}:\]/.exec(source.slice(at, at + 12))?.[0].length ?? 1) - 1;
    }
    at++;
  }
  return at;
}
