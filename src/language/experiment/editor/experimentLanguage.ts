/** The experiment language behind the common contract, for editors. */
import type { Work } from '../../../model/work.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { LanguageService } from '../../core/languageService.ts';
import type { PayloadEnvironment } from '../../payload/model/environment.ts';
import type { CheckContext } from '../check/flow.ts';
import { checking, type CheckedExperiment } from '../checkExperiment.ts';
import { explainExperiment } from './explainExperiment.ts';
import { suggesting } from './suggestExperiment.ts';

interface ExperimentWorld {
  readonly context: CheckContext;
  /** Creates the environment in which previews are encoded. */
  readonly environment: () => PayloadEnvironment;
  /** Problems that only the regular expression engine finds: a separate pass, as it takes long. */
  readonly checkExpressions: (checked: CheckedExperiment) => Work<readonly Diagnostic[]>;
}

export function experimentLanguage({
  context,
  environment,
  checkExpressions,
}: ExperimentWorld): LanguageService<CheckedExperiment> {
  return {
    parse: (text) => checking(text, context),
    *check(checked) {
      return [...checked.problems, ...(yield* checkExpressions(checked))];
    },
    complete: suggesting,
    explain: (checked, offset) => explainExperiment(checked, offset, environment()),
  };
}
