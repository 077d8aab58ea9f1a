/** `--rule`, `--rules` and `--reply` as responder rules, one per line. */
import { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
import { excerpt } from '../../model/excerpt.ts';
import type { Problem } from '../../model/problem.ts';
import { looksLikePayload } from '../../language/payload/looksLikePayload.ts';
import { wrong, type Args, type Asked } from '../options/args.ts';
import { problemLines } from '../options/problemLines.ts';
import { readTextFile } from './readTextFile.ts';

interface GivenRule {
  /** `--rule "…"`, for messages. */
  readonly label: string;
  readonly text: string;
  /** Of a file of rules, whose problems are told with their places. */
  readonly path?: string;
}

/**
 * Rules and files of rules in the order given, the reply last: it answers what no rule did. `--reply` takes a responder's name
 * (`upper`), an answer (`"thanks"`), or a whole rule.
 */
export function readRules(args: Args): Asked<string | undefined> {
  const rules: GivenRule[] = [];
  for (const { name, value } of args.given) {
    if (name === 'rule') rules.push(given('rule', value, value));
    if (name !== 'rules') continue;
    const text = readTextFile(value, '--rules');
    if (!text.ok) return text;
    rules.push({ label: `--rules ${excerpt(value)}`, text: text.value, path: value });
  }
  const replies = (args.options.get('reply') ?? []).map((reply) =>
    given('reply', reply, looksLikePayload(reply) ? `on data reply ${reply.trim()}` : reply),
  );
  const all = [...rules, ...replies];
  const missing = all.find(({ text }) => text.trim() === '');
  if (missing !== undefined) return wrong(`${missing.label}: A rule is missing.`);
  const text = all.map((rule) => rule.text).join('\n');
  const checked = new RuleResponders().check(text);
  if (checked.ok) return { ok: true, value: all.length === 0 ? undefined : text };
  // All problems of the first rule that has some.
  const first = ruleAt(all, checked.problems[0].start);
  const problems = checked.problems.filter(({ start }) => ruleAt(all, start) === first);
  if (first?.path !== undefined)
    return wrong(problemsInFile(first, all.slice(0, all.indexOf(first)), problems));
  return wrong(`${first?.label ?? '--rule'}: ${problems.map(({ message }) => message).join(' ')}`);
}

/** `FILE:LINE:COLUMN: what is wrong`, of problems with places in the text of all rules. */
function problemsInFile(
  { path = '', text }: GivenRule,
  before: readonly GivenRule[],
  problems: readonly Problem[],
): string {
  const base = before.reduce((sum, rule) => sum + rule.text.length + 1, 0);
  const own = problems.map((problem) => ({
    ...problem,
    start: problem.start - base,
    end: problem.end - base,
  }));
  return problemLines(path, text, own).join('; ');
}

function given(option: 'rule' | 'reply', asGiven: string, text: string): GivenRule {
  return { label: `--${option} ${excerpt(asGiven)}`, text };
}

/** The rule in which an offset of the whole text lies. */
function ruleAt(rules: readonly GivenRule[], offset: number): GivenRule | undefined {
  let end = 0;
  return rules.find(({ text }) => {
    end += text.length + 1;
    return offset < end;
  });
}
