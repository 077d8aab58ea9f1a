import type { Framing } from '../../../bytes/framing/framing.ts';
import type { RuleEnding } from '../../../language/rules/ruleStatement.ts';
import type { ResponderSituation } from '../responder.ts';
import type { Replier } from './replier.ts';
import type { CompiledMatch } from './match/compileMatch.ts';

/** Rules, checked and ready to be followed on any number of connections. Following them changes nothing here. */
export interface CompiledRules {
  /** For each event its rules, the first that fits is followed. */
  readonly connect: readonly CompiledRule[];
  readonly data: readonly CompiledRule[];
  readonly line: readonly CompiledRule[];
  readonly frame: readonly CompiledRule[];
  readonly every: readonly CompiledEvery[];
  /** What `on frame` sees; there is one where there are such rules. */
  readonly framing: Framing | undefined;
}

export interface CompiledResponse {
  /** The replier for one connection, which may be the same for all. */
  readonly on: (situation: ResponderSituation) => Replier;
  /** To be told of a connection's begin. */
  readonly startsAtOnce: boolean;
  /** To be told when everything is sent. */
  readonly goesOn: boolean;
  /** Sends what came, or a part of it, or lets it wait: the bytes have to stay as they are. */
  readonly keepsBytes: boolean;
  /** Does by itself what follows it. */
  readonly endsItself: boolean;
}

export interface CompiledRule {
  /** Absent: on both. */
  readonly only: ResponderSituation['style'] | undefined;
  /** Holds only where its answer has begun already on the connection. */
  readonly onceBegun?: true;
  readonly match: CompiledMatch | undefined;
  readonly answer: CompiledResponse;
  readonly toAll: boolean;
  readonly afterMs: number | undefined;
  /** Of new connections, so many of the listener's; of anything else, so many on each connection. */
  readonly times: number | undefined;
  readonly ending: RuleEnding | undefined;
}

export interface CompiledEvery {
  readonly periodMs: number;
  readonly answer: CompiledResponse;
  readonly toAll: boolean;
}
