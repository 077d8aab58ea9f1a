/** A rule as it is put together step by step, and the line that it makes. */
import type { RuleEvent } from './ruleStatement.ts';

export type DraftMatch = 'is' | 'starts' | 'ends' | 'contains' | 'expression';

export interface RuleDraft {
  /** `every`: no event but a period. */
  readonly event: RuleEvent | 'every';
  /** Of `every`. */
  readonly period?: string;
  readonly match?: { readonly how: DraftMatch; readonly wanted: string };
  /** As written: a payload, a service's word, `exec "…"`; `discard` for nothing. */
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
