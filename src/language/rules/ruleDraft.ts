/** A rule as a wizard assembles it step by step, and the line it becomes. */
import type { RuleEvent } from './ruleStatement.ts';

export type DraftMatch = 'is' | 'starts' | 'ends' | 'contains' | 'expression';

export interface RuleDraft {
  /** `every` is not an event but a period. */
  readonly event: RuleEvent | 'every';
  /** The period of `every`. */
  readonly period?: string;
  readonly match?: { readonly how: DraftMatch; readonly wanted: string };
  /** In rule syntax: a payload, a service, `exec "…"`; `discard` for nothing. */
  readonly answer?: string;
  readonly toAll?: boolean;
  readonly after?: string;
  readonly times?: string;
  readonly then?: string;
}

export function ruleLine({ event, period, match, answer, toAll, after, times, then }: RuleDraft): string {
  const isNothing = answer === 'discard';
  const words = [
    ...(event === 'every' ? ['every', period ?? '1s'] : ['on', event]),
    ...(match === undefined ? [] : [matchText(match)]),
    ...(isNothing ? ['discard'] : ['reply', ...(toAll === true ? ['all'] : []), answer ?? '""']),
    ...(isNothing || after === undefined ? [] : ['after', after]),
    ...(times === undefined ? [] : ['times', times]),
    ...(isNothing || then === undefined ? [] : ['then', then]),
  ];
  return words.join(' ');
}

function matchText({ how, wanted }: NonNullable<RuleDraft['match']>): string {
  if (how === 'is') return wanted;
  if (how !== 'expression') return `${how} ${wanted}`;
  return /^\/.*\/[a-z]*$/.test(wanted)
    ? wanted
    : `/${wanted.replaceAll(/\\.|\//g, (part) => (part === '/' ? '\\/' : part))}/`;
}
