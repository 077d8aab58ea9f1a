/**
 * What a block of an experiment sees and owns: names, variables, its own random bytes, and what it has opened. A
 * round of `repeat` owns its endpoints and shares its variables; a branch of `together` keeps both names and
 * variables to itself until all branches are done, and what it opened stays open.
 */
import type { Statement } from '../../language/experiment/model/experiment.ts';
import { encodePattern, encodePayload } from '../../language/payload/encodePayload.ts';
import type { BytePattern } from '../../bytes/search/bytePattern.ts';
import { SharedCounters } from '../../language/payload/model/counters.ts';
import type { PayloadEnvironment } from '../../language/payload/model/environment.ts';
import type { PayloadPart } from '../../language/payload/model/payloadPart.ts';
import { SeededRandom } from '../../bytes/numbers/seededRandom.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';
import { addressOf, type Named } from './named.ts';
import { failedAt } from '../results/stepFailure.ts';
import type { StepFailure } from '../results/testResult.ts';

/** `forgets`: nobody will want to look at it any more. */
type Close = (forgets: boolean) => Promise<unknown>;

export class Scope {
  readonly variables: Map<string, Uint8Array>;
  /** What payloads are made of here. */
  readonly environment: PayloadEnvironment;
  readonly #base: PayloadEnvironment;
  readonly #around: Scope | undefined;
  readonly #counters: SharedCounters;
  readonly #names = new Map<string, Named>();
  readonly #random: SeededRandom;
  readonly #owned: Close[];
  /** Others like it come: what it has opened is forgotten as soon as it is closed. */
  readonly #isFleeting: boolean;

  private constructor(
    base: PayloadEnvironment,
    random: SeededRandom,
    around: Scope | undefined,
    shared: { readonly variables?: Map<string, Uint8Array>; readonly owned?: Close[] },
    isFleeting: boolean,
  ) {
    this.#base = base;
    this.#around = around;
    this.#counters = around === undefined ? new SharedCounters() : around.#counters;
    this.#random = random;
    this.variables = shared.variables ?? new Map<string, Uint8Array>();
    this.#owned = shared.owned ?? [];
    this.#isFleeting = isFleeting;
    this.environment = this.#environment(random);
  }

  /** That of a test. `variables`: what is set before it begins. */
  static outermost(
    base: PayloadEnvironment,
    seed: bigint,
    variables: ReadonlyMap<string, Uint8Array>,
  ): Scope {
    return new Scope(base, new SeededRandom(seed), undefined, { variables: new Map(variables) }, false);
  }

  /** One round of a repeat. */
  round(isLast = true): Scope {
    const shared = { variables: this.variables };
    return new Scope(this.#base, this.#random, this, shared, this.#isFleeting || !isLast);
  }

  /** What runs side by side draws from random bytes of its own, so that their order in time does not matter. */
  branch(): Scope {
    return new Scope(this.#base, this.#fork(), this, { owned: this.#owned }, this.#isFleeting);
  }

  /** Takes over what a branch has named and set. */
  join(branch: Scope): void {
    for (const [name, named] of branch.#names) this.#names.set(name, named);
    for (const [name, bytes] of branch.variables) this.variables.set(name, bytes);
  }

  /** What answers are made of: these names and variables, and random bytes of their own. */
  answering(): PayloadEnvironment {
    return this.#environment(this.#fork());
  }

  find(name: string): Named | undefined {
    return this.#names.get(name) ?? this.#around?.find(name);
  }

  name(name: string | undefined, named: Named): void {
    if (name !== undefined) this.#names.set(name, named);
  }

  /** All that has a name here, the outermost first. */
  all(): ReadonlyMap<string, Named> {
    return new Map([...(this.#around?.all() ?? []), ...this.#names]);
  }

  /** Notes how to close what was opened here. */
  own(close: Close): void {
    this.#owned.push(close);
  }

  /** Closes all that was opened here; settles when it is, and never rejects. */
  async close(forgets = this.#isFleeting): Promise<void> {
    while (this.#owned.length > 0)
      await Promise.allSettled(this.#owned.splice(0).map((close) => close(forgets)));
  }

  /** A variable as text, for addresses and command lines. */
  text(name: string): string | undefined {
    const bytes = this.environment.variable?.(name);
    return bytes === undefined ? undefined : Buffer.from(bytes).toString();
  }

  /** A payload's bytes now, or why they cannot be made. */
  encode(statement: Statement, parts: readonly PayloadPart[]): Uint8Array | StepFailure {
    const payload = encodePayload(parts, this.#counting(statement));
    return payload.ok ? payload.value : failedAt(statement, 'ERR_PAYLOAD', payload.problems[0].message);
  }

  pattern(statement: Statement, parts: readonly PayloadPart[]): BytePattern | StepFailure {
    const pattern = encodePattern(parts, this.#counting(statement));
    return pattern.ok ? pattern.value : failedAt(statement, 'ERR_PAYLOAD', pattern.problems[0].message);
  }

  /** Counters go on from line to line: those of what an endpoint sends, and of what is expected of it. */
  #counting(statement: Statement): PayloadEnvironment {
    const of = `${statement.kind} ${'endpoint' in statement ? statement.endpoint.value : ''}`;
    const { counter } = this.environment;
    if (counter === undefined) return this.environment;
    return { ...this.environment, counter: (_, first, by) => this.#counters.next(of, first, by) };
  }

  #environment(random: SeededRandom): PayloadEnvironment {
    const base = this.#base;
    return {
      ...base,
      random: (bytes) => random.fill(bytes),
      variable: (name) => this.#variable(name) ?? base.variable?.(name),
    };
  }

  #variable(name: string): Uint8Array | undefined {
    const set = this.variableSet(name);
    if (set !== undefined) return set;
    const address = addressOf(name, (named) => this.find(named));
    return address === undefined ? undefined : encodeUtf8(address);
  }

  /** A variable's bytes where it was set, here or around. */
  variableSet(name: string): Uint8Array | undefined {
    return this.variables.get(name) ?? this.#around?.variableSet(name);
  }

  #fork(): SeededRandom {
    return new SeededRandom((BigInt(this.#random.next()) << 32n) | BigInt(this.#random.next()));
  }
}
