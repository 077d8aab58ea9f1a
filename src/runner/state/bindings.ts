/**
 * The scope of a block: names, variables, its own random bytes, and the endpoints it opened. A round of `repeat` owns
 * its endpoints and shares its variables; a branch of `together` keeps names and variables to itself until all branches
 * are done, and its endpoints stay open.
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

/** `forgets`: whether the endpoint is also removed from the engine. */
type Close = (forgets: boolean) => Promise<unknown>;

export class Scope {
  readonly variables: Map<string, Uint8Array>;
  /** The environment that payloads are encoded in here. */
  readonly environment: PayloadEnvironment;
  readonly #base: PayloadEnvironment;
  readonly #around: Scope | undefined;
  readonly #counters: SharedCounters;
  readonly #names = new Map<string, Named>();
  readonly #random: SeededRandom;
  readonly #owned: Close[];
  /** Whether more rounds follow: endpoints are forgotten as soon as they are closed. */
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

  /** The scope of a test. `variables`: those set before it begins. */
  static outermost(
    base: PayloadEnvironment,
    seed: bigint,
    variables: ReadonlyMap<string, Uint8Array>,
  ): Scope {
    return new Scope(base, new SeededRandom(seed), undefined, { variables: new Map(variables) }, false);
  }

  /** The scope of one round of `repeat`. */
  round(isLast = true): Scope {
    const shared = { variables: this.variables };
    return new Scope(this.#base, this.#random, this, shared, this.#isFleeting || !isLast);
  }

  /**
   * The scope of a branch of `together`, with random bytes of its own, so that the order of parallel branches does not
   * matter.
   */
  branch(): Scope {
    return new Scope(this.#base, this.#fork(), this, { owned: this.#owned }, this.#isFleeting);
  }

  /** Takes over the names and variables of a branch. */
  join(branch: Scope): void {
    for (const [name, named] of branch.#names) this.#names.set(name, named);
    for (const [name, bytes] of branch.variables) this.variables.set(name, bytes);
  }

  /** The environment of rules: these names and variables, with random bytes of its own. */
  answering(): PayloadEnvironment {
    return this.#environment(this.#fork());
  }

  find(name: string): Named | undefined {
    return this.#names.get(name) ?? this.#around?.find(name);
  }

  name(name: string | undefined, named: Named): void {
    if (name !== undefined) this.#names.set(name, named);
  }

  /** All visible names, outermost first. */
  all(): ReadonlyMap<string, Named> {
    return new Map([...(this.#around?.all() ?? []), ...this.#names]);
  }

  /** Registers how to close something opened here. */
  own(close: Close): void {
    this.#owned.push(close);
  }

  /** Closes everything opened here; settles when it is closed, and never rejects. */
  async close(forgets = this.#isFleeting): Promise<void> {
    while (this.#owned.length > 0)
      await Promise.allSettled(this.#owned.splice(0).map((close) => close(forgets)));
  }

  /** A variable as text, for addresses and command lines. */
  text(name: string): string | undefined {
    const bytes = this.environment.variable?.(name);
    return bytes === undefined ? undefined : Buffer.from(bytes).toString();
  }

  /** Encodes a payload, or returns why that failed. */
  encode(statement: Statement, parts: readonly PayloadPart[]): Uint8Array | StepFailure {
    const payload = encodePayload(parts, this.#counting(statement));
    return payload.ok ? payload.value : failedAt(statement, 'ERR_PAYLOAD', payload.problems[0].message);
  }

  pattern(statement: Statement, parts: readonly PayloadPart[]): BytePattern | StepFailure {
    const pattern = encodePattern(parts, this.#counting(statement));
    return pattern.ok ? pattern.value : failedAt(statement, 'ERR_PAYLOAD', pattern.problems[0].message);
  }

  /**
   * The environment with counters that continue from line to line: one set for what an endpoint sends, one for what is
   * expected of it.
   */
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

  /** A variable's bytes, if it is set here or in an outer scope. */
  variableSet(name: string): Uint8Array | undefined {
    return this.variables.get(name) ?? this.#around?.variableSet(name);
  }

  #fork(): SeededRandom {
    return new SeededRandom((BigInt(this.#random.next()) << 32n) | BigInt(this.#random.next()));
  }
}
