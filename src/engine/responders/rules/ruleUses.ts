/** Counts the uses of rules. */
import type { CompiledRule } from './compiledRules.ts';

/** How often rules with `times` were applied: on a connection, or on all of a listener. */
export class RuleUses {
  readonly #uses = new Map<CompiledRule, number>();

  of(rule: CompiledRule): number {
    return this.#uses.get(rule) ?? 0;
  }

  add(rule: CompiledRule): void {
    this.#uses.set(rule, this.of(rule) + 1);
  }
}
