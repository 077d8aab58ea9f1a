/** Compiled rules, shared by all connections of a listener. */
import type { Framing } from '../../../bytes/framing/framing.ts';
import type { RuleEnding } from '../../../language/rules/ruleStatement.ts';
import type { ResponderSituation } from '../responder.ts';
import type { Replier } from './replier.ts';
import type { CompiledMatch } from './match/compileMatch.ts';

/** Rules, checked and ready to run on any number of connections. Immutable. */
export interface CompiledRules {
  /** The rules of each event, of which the first match applies. */
  readonly connect: readonly CompiledRule[];
  readonly data: readonly CompiledRule[];
  readonly line: readonly CompiledRule[];
  readonly frame: readonly CompiledRule[];
  readonly every: readonly CompiledEvery[];
  /** The framing of `on frame`; set where there are such rules. */
  readonly framing: Framing | undefined;
}

export interface CompiledResponse {
  /** The replier for one connection, which may be the same for all. */
  readonly on: (situation: ResponderSituation) => Replier;
  /** Whether it needs `start`. */
  readonly startsAtOnce: boolean;
  /** Whether it needs `drained`. */
  readonly goesOn: boolean;
  /** Whether it sends input back, or delays it, so that the bytes must remain unchanged. */
  readonly keepsBytes: boolean;
  /** Whether it performs the rule's ending itself. */
  readonly endsItself: boolean;
}

export interface CompiledRule {
  /** Undefined: for both. */
  readonly only: ResponderSituation['style'] | undefined;
  /** Applies only where its reply has started on the connection. */
  readonly onceBegun?: true;
  readonly match: CompiledMatch | undefined;
  readonly response: CompiledResponse;
  readonly toAll: boolean;
  readonly afterMs: number | undefined;
  /** For `on connect`, counted per listener; otherwise per connection. */
  readonly times: number | undefined;
  readonly ending: RuleEnding | undefined;
}

export interface CompiledEvery {
  readonly periodMs: number;
  readonly response: CompiledResponse;
  readonly toAll: boolean;
}
