/** Responders by rule. The language of rules is loaded with the first listener that has some. */
import type { ResponderReader } from '../../engine/responders/responder.ts';
import type { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
import { loadExpressions } from '../../engine/expressions/expressionEngine.ts';
import { success } from '../../model/result.ts';

type Options = ConstructorParameters<typeof RuleResponders>[0];

export class LazyResponders implements ResponderReader {
  readonly #options: Options;
  #loading: Promise<RuleResponders> | undefined;
  #loaded: RuleResponders | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Undefined until `load` has resolved. */
  get loaded(): RuleResponders | undefined {
    return this.#loaded;
  }

  load(): Promise<RuleResponders> {
    return (this.#loading ??= this.#load());
  }

  /** Loads what these rules need, before they are passed to the engine. */
  async prepare(rules: string | undefined): Promise<void> {
    if (!isEmpty(rules)) await this.load();
  }

  /** Throws where there are rules and neither `prepare` nor `load` has resolved. */
  read(text: string | undefined): ReturnType<ResponderReader['read']> {
    if (text === undefined || isEmpty(text)) return success(undefined);
    if (this.#loaded === undefined) throw new Error('The language of rules is not loaded.');
    return this.#loaded.read(text);
  }

  async dispose(): Promise<void> {
    await this.#loaded?.dispose();
  }

  async #load(): Promise<RuleResponders> {
    const [{ RuleResponders }] = await Promise.all([
      import('../../engine/responders/rules/ruleResponders.ts'),
      loadExpressions(),
    ]);
    this.#loaded = new RuleResponders(this.#options);
    return this.#loaded;
  }
}

function isEmpty(rules: string | undefined): boolean {
  return rules === undefined || rules.trim() === '';
}
