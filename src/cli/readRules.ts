/** `--rule` and `--reply` as responder rules, one per line. */
import { RuleResponders } from '../engine/responders/rules/ruleResponders.ts';
import { excerpt } from '../model/excerpt.ts';
import { looksLikePayload } from '../payload/looksLikePayload.ts';
import { wrong, type Args, type Asked } from './args.ts';

interface GivenRule {
  /** `--rule "…"`, for messages. */
  readonly label: string;
  readonly text: string;
}

/**
 * Rules in the order given, the reply last: it answers what no rule did. `--reply` takes a responder's name
 * (`upper`), an answer (`"thanks"`), or a whole rule.
 */
export function readRules(args: Args): Asked<string | undefined> {
  const rules = (args.options.get('rule') ?? []).map((rule) => given('rule', rule, rule));
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
  return wrong(`${first?.label ?? '--rule'}: ${problems.map(({ message }) => message).join(' ')}`);
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
