/** The rules language behind the common contract, for editors. */
import type { Parsed } from '../../../model/problem.ts';
import { ProblemList } from '../../../model/problemList.ts';
import { inOneSlice } from '../../../model/work.ts';
import { diagnosticsOf, type Diagnostic } from '../../core/diagnostic.ts';
import { isTooLong, tooLong, type LanguageService } from '../../core/languageService.ts';
import type { PayloadEnvironment } from '../../payload/model/environment.ts';
import { readStatements } from '../parseRuleStatements.ts';
import type { RuleStatement } from '../ruleStatement.ts';
import { explainStatements } from './explainRules.ts';
import { suggestRules } from './suggestRules.ts';

export interface RulesTree {
  readonly text: string;
  /** The statements that could be read; none where the text is too long. */
  readonly statements: readonly RuleStatement[];
  /** The result of parsing, with the grammar's problems. */
  readonly parsed: Parsed<unknown>;
}

interface RulesWorld {
  /** Creates the environment in which previews are encoded. */
  readonly environment: () => PayloadEnvironment;
  /** May check more than the grammar. */
  readonly checkRules: (text: string) => Parsed<unknown>;
}

export function rulesLanguage({ environment, checkRules }: RulesWorld): LanguageService<RulesTree> {
  return {
    parse: (text) => inOneSlice(() => parse(text)),
    check: (tree) => inOneSlice(() => (isTooLong(tree.text) ? tooLong : check(tree, checkRules))),
    complete: ({ text }, offset) =>
      inOneSlice(() => (isTooLong(text) ? undefined : suggestRules(text, offset))),
    explain: ({ text, statements }, offset) => explainStatements(text, statements, offset, environment()),
  };
}

function parse(text: string): RulesTree {
  const problems = new ProblemList();
  const statements = isTooLong(text) ? [] : readStatements(text, problems);
  return { text, statements, parsed: problems.result(undefined) };
}

function check(
  { text, statements, parsed }: RulesTree,
  checkRules: RulesWorld['checkRules'],
): readonly Diagnostic[] {
  const errors = diagnosticsOf(checkRules(text), 'error');
  if (errors.length > 0) return errors;
  return parsed.ok ? statements.flatMap(hintsOf) : diagnosticsOf(parsed, 'error');
}

function hintsOf(statement: RuleStatement): readonly Diagnostic[] {
  if (statement.kind !== 'on' || statement.match?.kind !== 'expression') return [];
  if (statement.event !== undefined && statement.event.value !== 'data') return [];
  const { start, end } = statement.match;
  const message =
    'A regular expression on data sees one chunk, as the system delivered it; "on line" or "on frame" sees whole messages.';
  return [{ severity: 'hint', start, end, message }];
}
