/** Completion in experiments. */
import { explainFailure } from '../../../model/explainFailure.ts';
import { errorCode } from '../reading/readClauses.ts';
import { failureTexts } from '../../../model/failureTexts.ts';
import { partitionPoint } from '../../../model/partitionPoint.ts';
import { finish, type Work } from '../../../model/work.ts';
import { placeAt } from '../../payload/help/placeAt.ts';
import { counts, durations, expressionForm, ruleVariables } from '../../rules/help/ruleWords.ts';
import { partSuggestions, suggestInPayload, type KnownVariable } from '../../payload/help/suggestParts.ts';
import { suggestInRules } from '../../rules/help/suggestRules.ts';
import { plain, snippet, type Suggestion, type Suggestions } from '../../core/suggestion.ts';
import type { CheckedExperiment } from '../checkExperiment.ts';
import type { Definition } from '../model/definition.ts';
import { completing, inScope, variableNames, type Completion } from './completionAt.ts';
import { definitionText, variableText } from './definitionText.ts';
import { experimentSnippets } from './experimentSnippets.ts';
import { faultWordHelp } from './faultWords.ts';
import { freeName } from './freeName.ts';
import { isNotYet } from './notYetWords.ts';
import { statementSnippet } from './statementSnippet.ts';
import { suggestAddress, suggestTlsValue, tlsOptionItems } from './suggestAddress.ts';
import { wordHelp, type WordHelp, type WordPlace } from './wordHelp.ts';
import { wordPlace } from './wordPlace.ts';

/** Undefined where nothing can be completed. Never throws. */
export function suggestExperiment(checked: CheckedExperiment, offset: number): Suggestions | undefined {
  return finish(suggesting(checked, offset));
}

/** The same in steps, one per line. */
export function* suggesting(checked: CheckedExperiment, offset: number): Work<Suggestions | undefined> {
  const { text } = checked.experiment;
  const { content, from } = contentAt(checked, offset);
  const place = placeAt(content, offset - from, { statements: true });
  if (place.kind === 'comment' || place.kind === 'expression') return undefined;
  const scope = inScope(checked, offset);
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const isRule = ruleAt(checked, offset);
  if (place.kind !== 'open' || place.brackets.length > 0) {
    if (place.kind === 'text' && /^\s*(?:test|save)\b/.test(before)) return undefined;
    const variables = [...(isRule ? ruleVariables : []), ...variablesIn(scope)];
    const found = moved(suggestInPayload(content, offset - from, place, variables), from);
    const quiet =
      place.kind === 'lines' ||
      (place.kind === 'text' && place.prefix !== '{{' && place.brackets.length === 0);
    return (
      found && { ...found, quiet: quiet && !/\{\{[ \t]*[\p{L}\p{N}_.-]*$|\\$/u.test(before.slice(-120)) }
    );
  }
  return (
    (yield* suggestAddressAt(checked, offset, before, scope)) ??
    (yield* suggestWords(checked, offset, before, scope))
  );
}

/** The text of the statement at an offset, heredocs included, from its line up to the offset. */
function contentAt({ experiment }: CheckedExperiment, offset: number): { content: string; from: number } {
  const { lines, text } = experiment;
  const next = partitionPoint(0, lines.length, (index) => (lines[index]?.lineStart ?? 0) <= offset);
  const from = lines[next - 1]?.lineStart ?? 0;
  const feed = text.indexOf('\n', Math.max(offset, lines[next]?.lineStart ?? 0));
  return { content: text.slice(from, feed < 0 ? text.length : feed), from };
}

/** Shifts offsets in a piece of the text that begins at `from`. */
function moved<Found extends { readonly start: number }>(
  found: Found | undefined,
  from: number,
): Found | undefined {
  return found && { ...found, start: found.start + from };
}

/** Whether an offset is in a line parsed as a rule. */
function ruleAt({ experiment }: CheckedExperiment, offset: number): boolean {
  return experiment.lines.some(
    (line) => line.kind === 'rule' && line.lineStart <= offset && offset <= line.lastEnd,
  );
}

function variablesIn(scope: readonly Definition[]): KnownVariable[] {
  return variableNames(scope).map(({ name, definition }) => ({ name, help: variableText(definition, name) }));
}

function* suggestAddressAt(
  checked: CheckedExperiment,
  offset: number,
  before: string,
  scope: readonly Definition[],
): Work<Suggestions | undefined> {
  const begun = /(?:\{\{[^{}\s]*\}\}|\S)*$/.exec(before.slice(-2000))?.[0] ?? '';
  const start = offset - begun.length;
  const completion = yield* completing(checked, start);
  const want =
    completion?.start === start
      ? completion.others.find(({ kind }) => kind === 'address' || kind === 'tls option')
      : undefined;
  if (want?.kind === 'address') return suggestAddress(begun, start, want.endpointKind, scope);
  return want?.kind === 'tls option' ? suggestTlsValue(begun, start, want.role) : undefined;
}

function* suggestWords(
  checked: CheckedExperiment,
  offset: number,
  before: string,
  scope: readonly Definition[],
): Work<Suggestions | undefined> {
  const { text } = checked.experiment;
  const completion = yield* completing(checked, offset);
  if (completion === undefined) return undefined;
  if (completion.block === 'rules') {
    const { content, from } = contentAt(checked, offset);
    const place = placeAt(content, offset - from, { statements: true });
    return moved(suggestInRules(content, offset - from, place), from);
  }
  const { start, words, names, others } = completion;
  // Text directly after something else belongs to it.
  if (start > 0 && /[\p{L}\p{N}"'/)}.:]/u.test(text[start - 1] ?? '')) return undefined;
  const begun = before.slice(0, before.length - (offset - start));
  const place = wordPlace(begun);
  // Where a new name is expected, nothing else is allowed.
  const naming = others.some(({ kind }) => kind === 'new name');
  const items = [
    ...others.flatMap((want) => itemsFor(want, scope)),
    ...names.map((definition) => endpointItem(definition, place)),
    ...(naming ? [] : words.filter((word) => !isNotYet(word, place))).map((word) =>
      wordItem(word, place, scope, faultWordHelp(word, begun, completion.block === 'faults')),
    ),
  ];
  const snippets = place === 'beginning' ? snippetsFor(completion.block) : [];
  const ordered = place === 'beginning' ? namesFirst(items) : items;
  return { start, items: [...ordered, ...snippets] };
}

/** Names are few, and more statements begin with one than not. */
function namesFirst(items: readonly Suggestion[]): Suggestion[] {
  const isName = ({ kind }: Suggestion): boolean => kind === 'endpoint';
  return [...items.filter(isName), ...items.filter((item) => !isName(item))];
}

function snippetsFor(block: Completion['block']): Suggestion[] {
  if (block !== 'file' && block !== 'statements') return [];
  return experimentSnippets
    .filter(({ prefix }) => block === 'file' || !prefix.startsWith('test-'))
    .map(({ title, prefix, description, body }) => ({
      label: prefix,
      kind: 'snippet',
      form: title,
      insert: body.join('\n'),
      isSnippet: true,
      help: description,
    }));
}

function itemsFor(want: Completion['others'][number], scope: readonly Definition[]): readonly Suggestion[] {
  switch (want.kind) {
    case 'duration':
      return durations;
    case 'size':
      return sizes;
    case 'rate':
      return rates;
    case 'percent':
      return percents;
    case 'number':
      return [...counts, ...variableItems(scope)];
    case 'payload':
      return [...partSuggestions, ...variableItems(scope)];
    case 'literal':
      return [snippet('value', '"…"', 'Text in quotes.', '"$1"')];
    case 'expression':
      return [expressionForm];
    case 'error code':
      return errorCodes;
    case 'new name': {
      const name = freeName(want.suggestion, scope);
      return [plain('new name', name, 'A name that nothing has yet.')];
    }
    case 'tls option':
      return tlsOptionItems(want.role);
    case 'address':
      return [];
  }
}

const values = (help: string, ...texts: readonly string[]): readonly Suggestion[] =>
  texts.map((text) => plain('value', text, help));
const sizes = values('A size: B, kB, KiB, MB, MiB, GB or GiB.', '16B', '1KiB', '64KiB', '1MiB');
const rates = values('Bytes a second.', '1KiB/s', '64KiB/s', '1MiB/s');
const percents = values('So many of a hundred.', '1%', '5%', '50%');

function variableItems(scope: readonly Definition[]): Suggestion[] {
  return scope
    .filter(({ kind }) => kind === 'variable' || kind === 'capture')
    .map((definition) =>
      plain('variable', `{{${definition.name}}}`, variableText(definition, definition.name)),
    );
}

const errorCodes: readonly Suggestion[] = Object.keys(failureTexts)
  .filter((code) => errorCode.test(code))
  .map((code) => plain('code', code, explainFailure(code, {}).message));

function endpointItem(definition: Definition, place: WordPlace): Suggestion {
  const { name } = definition;
  const isBeginning = place === 'beginning';
  const help = definitionText(definition);
  const item = {
    ...plain('endpoint', name, help, isBeginning ? `${name} ` : name),
    form: help.replace(/\.$/, ''),
  };
  return isBeginning ? { ...item, more: true } : item;
}

function wordItem(
  word: string,
  place: WordPlace,
  scope: readonly Definition[],
  fault: WordHelp | undefined,
): Suggestion {
  const help = fault ?? wordHelp(word, place);
  if (help === undefined) return plain('word', word, '');
  const statement = place === 'beginning' ? statementSnippet(word, scope) : undefined;
  const insert = statement ?? help.insert;
  return {
    label: word,
    kind: place === 'beginning' ? 'statement' : 'word',
    form: help.form,
    insert: insert ?? (help.more === true ? `${word} ` : word),
    isSnippet: insert !== undefined,
    help: help.help,
    ...(statement === undefined && help.more === true ? { more: true } : {}),
  };
}
