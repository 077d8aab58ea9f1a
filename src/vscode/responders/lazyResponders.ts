import type { ResponderReader } from '../../engine/responders/responder.ts';
import { success } from '../../model/result.ts';
import { notation } from '../notation.ts';

type RuleResponders = InstanceType<ReturnType<typeof notation>['RuleResponders']>;
type Options = ConstructorParameters<ReturnType<typeof notation>['RuleResponders']>[0];

/** Responders by rule, with the notation loaded by the first listener that answers something. */
export class LazyResponders implements ResponderReader {
  readonly #options: Options;
  #made: RuleResponders | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  get rules(): RuleResponders {
    return (this.#made ??= new (notation().RuleResponders)(this.#options));
  }

  read(text: string | undefined): ReturnType<ResponderReader['read']> {
    return text === undefined || text.trim() === '' ? success(undefined) : this.rules.read(text);
  }

  async dispose(): Promise<void> {
    await this.#made?.dispose();
  }
}
