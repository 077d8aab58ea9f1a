/** The rules of a listener. */
import type { Clock } from '../../../node/clock.ts';
import type { CompiledEvery, CompiledRule, CompiledRules } from './compiledRules.ts';
import { SharedPeriod } from './periods.ts';
import { RuleUses } from './ruleUses.ts';

/** Called by a shared period: sends a reply to all, from one of the connections. */
type Tick = () => void;

export interface ListenerEvery extends CompiledEvery {
  /** `every D reply all`: one period for all connections together. */
  readonly shared: ((clock: Pick<Clock, 'timer' | 'nowUs'>) => SharedPeriod<Tick>) | undefined;
}

/** The rules of one listener, with the state its connections share. */
export interface RulesOfListener extends Omit<CompiledRules, 'every'> {
  readonly every: readonly ListenerEvery[];
  /** Uses of the rules for new connections. */
  readonly connectUses: RuleUses;
  /** Rules whose reply starts with the connection. */
  readonly starting: readonly CompiledRule[];
  /** Whether some reply continues by itself. */
  readonly goesOn: boolean;
  /** Whether some reply retains the bytes of its message, or is delayed. */
  readonly keepsBytes: boolean;
}

export function rulesOfListener(rules: CompiledRules): RulesOfListener {
  const all = [...rules.connect, ...rules.data, ...rules.line, ...rules.frame];
  const goesOn = [...all, ...rules.every].some(({ response }) => response.goesOn);
  return {
    ...rules,
    every: rules.every.map(withSharedPeriod),
    connectUses: new RuleUses(),
    starting: all.filter(({ response }) => response.startsAtOnce),
    goesOn,
    // Other replies wait for one that continues.
    keepsBytes: goesOn || all.some(({ response, afterMs }) => response.keepsBytes || afterMs !== undefined),
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
