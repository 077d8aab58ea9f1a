/** Responders by rule, with the rule language loaded by the first listener that has any. */
import type { ResponderReader } from '../../engine/responders/responder.ts';
import type { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
import { success } from '../../model/result.ts';
import type { LoadLanguage } from '../ports/languageModule.ts';

type Options = ConstructorParameters<typeof RuleResponders>[0];

export class LazyResponders implements ResponderReader {
  readonly #language: LoadLanguage;
  readonly #options: Options;
  #rules: RuleResponders | undefined;

  constructor(language: LoadLanguage, options: Options) {
    this.#language = language;
    this.#options = options;
  }

  get rules(): RuleResponders {
    return (this.#rules ??= new (this.#language().RuleResponders)(this.#options));
  }

  read(text: string | undefined): ReturnType<ResponderReader['read']> {
    return text === undefined || text.trim() === '' ? success(undefined) : this.rules.read(text);
  }

  async dispose(): Promise<void> {
    await this.#rules?.dispose();
  }
}
