/** `--rule` and `--reply` as responder rules, one per line. */
import { excerpt } from '../model/excerpt.ts';
import { looksLikePayload } from '../payload/looksLikePayload.ts';
import { parseRules } from '../payload/parseRule.ts';
import { wrong, type Args, type Asked } from './args.ts';

/**
 * Rules in the order given, the reply last: it answers what no rule did. `--reply` takes a responder's name
 * (`upper`), an answer (`"thanks"`), or a whole rule.
 */
export function readRules(args: Args): Asked<string | undefined> {
  const lines: string[] = [];
  for (const rule of args.options.get('rule') ?? []) {
    const problem = problemOf(rule);
    if (problem !== undefined) return wrong(`--rule ${excerpt(rule)}: ${problem}`);
    lines.push(rule);
  }
  for (const reply of args.options.get('reply') ?? []) {
    const line = looksLikePayload(reply) ? `on data reply ${reply.trim()}` : reply;
    const problem = problemOf(line);
    if (problem !== undefined) return wrong(`--reply ${excerpt(reply)}: ${problem}`);
    lines.push(line);
  }
  return { ok: true, value: lines.length === 0 ? undefined : lines.join('\n') };
}

function problemOf(line: string): string | undefined {
  const rules = parseRules(line);
  if (!rules.ok) return rules.problems.map((problem) => problem.message).join(' ');
  return rules.value.length === 0 ? 'A rule is missing.' : undefined;
}
