/** Completion of the keywords of responder rules in experiments. */
import { serviceWords } from '../../rules/services.ts';

const answers = [...serviceWords, 'exec'];
const places = ['starts', 'ends', 'contains'];
const verbs = ['reply', 'discard'];

/** The keywords that may follow each keyword of a rule. */
const following: Readonly<Record<string, readonly string[]>> = {
  on: ['connect', 'data', 'line', 'frame', ...places, ...verbs],
  connect: ['reply'],
  data: [...places, ...verbs],
  line: [...places, ...verbs],
  frame: [...places, ...verbs],
  reply: ['all', ...answers],
  all: answers,
  then: ['end', 'close', 'reset'],
  frames: ['by'],
  by: ['line', 'delimiter', 'length', 'fixed', 'slip', 'cobs', 'dle', 'none'],
};
const tail = ['after', 'times', 'then'];

/** The keywords that may come next; `line`: the rule so far. */
export function ruleWords(line: string): readonly string[] {
  const begun = line.trim();
  if (begun === '') return serviceWords;
  const last = /(?:^|\s)([a-z]+)$/.exec(begun)?.[1] ?? '';
  if (Object.hasOwn(following, last)) return following[last] ?? [];
  if (/\breply\b/.test(begun)) return tail;
  if (/^every\b/.test(begun)) return /\s\S+$/.test(begun) ? ['reply'] : [];
  return /^on\b/.test(begun) && /["'/)}]$/.test(begun) ? verbs : [];
}
