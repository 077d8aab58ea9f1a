/**
 * Estimates the steps of an expression from its text alone: one for each character, class or sign, multiplied by
 * repetitions. Nothing is compiled, so expressions that are far too large cost neither memory nor time.
 */
export function estimatedSteps(source: string): number {
  /** Steps of the open groups, outermost first; the last is the current one. */
  const open: number[] = [];
  let total = 0;
  /** Steps of the last item, which a repetition multiplies. */
  let last = 0;
  for (let at = 0; at < source.length; at++) {
    const repetition = source[at] === '{' ? /\{(\d+)(?:,(\d*))?\}/y : undefined;
    if (repetition !== undefined) repetition.lastIndex = at;
    const repeated = repetition?.exec(source);
    if (repeated) {
      const least = Number(repeated[1]);
      const times = Math.max(least, Number(repeated[2] || 0), 1);
      // Each optional repetition takes a step to decide.
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

/** The bracket that closes the class that opens at `start`; a leading one is literal. */
function classEnd(source: string, start: number): number {
  let at = start + 1;
  if (source[at] === '^') at++;
  if (source[at] === ']') at++;
  while (at < source.length && source[at] !== ']') {
    if (source[at] === '\\') at++;
    else if (source.startsWith('[:', at)) {
      // The longest POSIX class name has six letters.
      at += (/^\[:\^?[a-z]{1,6}:\]/.exec(source.slice(at, at + 12))?.[0].length ?? 1) - 1;
    }
    at++;
  }
  return at;
}
