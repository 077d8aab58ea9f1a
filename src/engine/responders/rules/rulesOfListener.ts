import type { Clock } from '../../../node/clock.ts';
import type { CompiledEvery, CompiledRule, CompiledRules } from './compiledRules.ts';
import { SharedPeriod } from './periods.ts';
import { RuleUses } from './ruleUses.ts';

/** What a shared period calls: a connection's way to answer to all. */
type Tick = () => void;

export interface ListenerEvery extends CompiledEvery {
  /** `every D reply all`: one period for all connections together. */
  readonly shared: ((clock: Pick<Clock, 'timer' | 'nowUs'>) => SharedPeriod<Tick>) | undefined;
}

/** The rules of one listener, with what its connections have in common. */
export interface RulesOfListener extends Omit<CompiledRules, 'every'> {
  readonly every: readonly ListenerEvery[];
  /** Of the rules for new connections. */
  readonly connectUses: RuleUses;
  /** Those whose answer begins with the connection. */
  readonly starting: readonly CompiledRule[];
  /** Some answer goes on by itself. */
  readonly goesOn: boolean;
  /** Some answer keeps the bytes that it answers, or waits. */
  readonly keepsBytes: boolean;
}

export function rulesOfListener(rules: CompiledRules): RulesOfListener {
  const all = [...rules.connect, ...rules.data, ...rules.line, ...rules.frame];
  const goesOn = [...all, ...rules.every].some(({ answer }) => answer.goesOn);
  return {
    ...rules,
    every: rules.every.map(withSharedPeriod),
    connectUses: new RuleUses(),
    starting: all.filter(({ answer }) => answer.startsAtOnce),
    goesOn,
    // Behind one that goes on, others wait.
    keepsBytes: goesOn || all.some(({ answer, afterMs }) => answer.keepsBytes || afterMs !== undefined),
  };
}

function withSharedPeriod(every: CompiledEvery): ListenerEvery {
  if (!every.toAll) return { ...every, shared: undefined };
  let period: SharedPeriod<Tick> | undefined;
  return {
    ...every,
    shared: (clock) => (period ??= new SharedPeriod(clock, every.periodMs, (tick) => tick())),
  };
}
