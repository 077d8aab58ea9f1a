/** `--rule`, `--rules` and `--reply` as responder rules, one per line. */
import type { ResponderReader } from '../../engine/responders/responder.ts';
import { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
import { excerpt } from '../../model/excerpt.ts';
import type { Problem } from '../../model/problem.ts';
import { success, type Result } from '../../model/result.ts';
import { looksLikePayload } from '../../language/payload/looksLikePayload.ts';
import { wrong, type Args } from '../options/args.ts';
import { problemLines, problemSentences } from '../options/problemLines.ts';
import { readTextFile } from './readTextFile.ts';

export interface GivenResponder {
  /** Undefined: no rule was given. */
  readonly text: string | undefined;
  /** A reader for just this text, which is already compiled. */
  readonly responders: ResponderReader;
}

interface GivenRule {
  /** `--rule "…"`, for messages. */
  readonly label: string;
  readonly text: string;
  /** For rules from a file, whose problems are reported with positions. */
  readonly path?: string;
}

/**
 * Rules and files of rules in the order given, the reply last, as it applies where no rule did. `--reply` takes a
 * responder's name (`upper`), a payload (`"thanks"`), or a complete rule.
 */
export function readRules(args: Args<'rule' | 'rules' | 'reply'>): Result<GivenResponder> {
  const rules: GivenRule[] = [];
  for (const { name, value } of args.given('rule', 'rules')) {
    const rule = name === 'rule' ? success(givenRule('rule', value, value)) : ruleFile(value);
    if (!rule.ok) return rule;
    rules.push(rule.value);
  }
  const reply = args.value('reply');
  if (reply !== undefined) rules.push(givenRule('reply', reply, replyRule(reply)));
  const missing = rules.find(({ text }) => text.trim() === '');
  if (missing !== undefined) return wrong(`${missing.label}: A rule is missing.`);
  const responders = new RuleResponders();
  if (rules.length === 0) return success({ text: undefined, responders });
  const text = rules.map((rule) => rule.text).join('\n');
  const compiled = responders.compile(text);
  if (!compiled.ok) return wrong(problemsOf(rules, compiled.problems));
  const { create } = compiled.value;
  const reader = { read: () => success(create), dispose: () => responders.dispose() };
  return success({ text, responders: reader });
}

function givenRule(option: 'rule' | 'reply', asGiven: string, text: string): GivenRule {
  return { label: `--${option} ${excerpt(asGiven)}`, text };
}

function ruleFile(path: string): Result<GivenRule> {
  const text = readTextFile(path, '--rules');
  return text.ok ? success({ label: `--rules ${excerpt(path)}`, text: text.value, path }) : text;
}

function replyRule(reply: string): string {
  return looksLikePayload(reply) ? `on data reply ${reply.trim()}` : reply;
}

/** All problems of the first faulty rule; problems are positioned in the joined text. */
function problemsOf(rules: readonly GivenRule[], problems: readonly [Problem, ...Problem[]]): string {
  let start = 0;
  for (const { label, text, path } of rules) {
    const end = start + text.length + 1;
    const own = problems
      .filter((problem) => problem.start >= start && problem.start < end)
      .map(({ message, ...span }) => ({ message, start: span.start - start, end: span.end - start }));
    if (own.length > 0)
      return path === undefined
        ? `${label}: ${problemSentences(own)}`
        : problemLines(path, text, own).join('; ');
    start = end;
  }
  return `--rule: ${problemSentences(problems)}`;
}
