/** Completion in responder rules, by what precedes the offset on its line. */
import { lengthWidths } from '../../../bytes/framing/framing.ts';
import { serviceRow } from '../services.ts';
import { partHelp } from '../../payload/help/partHelp.ts';
import { placeAt, type Place, type Token } from '../../payload/help/placeAt.ts';
import {
  allWord,
  clauseWords,
  counts,
  durations,
  endingWords,
  eventWords,
  execForm,
  expressionForm,
  delimiterOptions,
  framingWords,
  lengthOptions,
  placeWords,
  ruleVariables,
  serviceWords,
  statementWords,
  verbWords,
} from './ruleWords.ts';
import { partSuggestions, suggestInPayload } from '../../payload/help/suggestParts.ts';
import { nothingToSuggest, plain, type Suggestion, type Suggestions } from '../../core/suggestion.ts';

/** Never throws. */
export function suggestRules(text: string, offset: number): Suggestions | undefined {
  return suggestInRules(text, offset, placeAt(text, offset, { statements: true }));
}

/** The same for a known place, whose tokens begin with the rule. */
export function suggestInRules(text: string, offset: number, place: Place): Suggestions | undefined {
  if (place.kind !== 'open' || place.brackets.length > 0)
    return suggestInPayload(text, offset, place, ruleVariables);
  return { start: place.start, items: nextWords(place.tokens) };
}

function nextWords(tokens: readonly Token[]): readonly Suggestion[] {
  const [first, ...rest] = tokens;
  switch (first?.text) {
    case undefined:
      return statementWords;
    case 'on':
      return afterOn(rest);
    case 'every':
      return afterEvery(rest);
    case 'frames':
      return afterFrames(rest);
    default:
      return nothingToSuggest;
  }
}

const isWord = (token: Token | undefined, ...words: readonly string[]): boolean =>
  token?.kind === 'word' && words.includes(token.text);

function afterOn(tokens: readonly Token[]): readonly Suggestion[] {
  const verb = tokens.findIndex((token) => isWord(token, 'reply', 'discard'));
  if (verb >= 0) {
    const rest = tokens.slice(verb + 1);
    return isWord(tokens[verb], 'discard') ? afterDiscard(rest) : afterReply(rest, eventOf(tokens));
  }
  const event = isWord(tokens[0], 'connect', 'data', 'line', 'frame') ? tokens[0] : undefined;
  const match = event === undefined ? tokens : tokens.slice(1);
  if (isWord(event, 'connect')) return verbWords;
  const last = match.at(-1);
  if (isWord(last, 'starts', 'ends', 'contains')) return partSuggestions;
  if (match.length > 0) return last?.kind === 'part' ? [...verbWords, ...partSuggestions] : verbWords;
  const events = event === undefined ? eventWords : nothingToSuggest;
  return [...events, ...verbWords, ...placeWords, expressionForm, ...partSuggestions];
}

function eventOf([first]: readonly Token[]): string {
  return first?.kind === 'word' ? first.text : 'data';
}

function afterDiscard(rest: readonly Token[]): readonly Suggestion[] {
  return afterAnswer(
    rest,
    clauseWords.filter(({ label }) => label !== 'then'),
  );
}

function afterReply(tokens: readonly Token[], event: string): readonly Suggestion[] {
  const isAll = isWord(tokens[0], 'all');
  const rest = isAll ? tokens.slice(1) : tokens;
  const [answer] = rest;
  if (answer === undefined) {
    const fitting = serviceWords.filter(
      ({ label }) => event !== 'connect' || serviceRow(label)?.on.includes('connect') === true,
    );
    const [text, ...parts] = partSuggestions;
    return [
      ...(text === undefined ? [] : [text]),
      ...fitting,
      ...(isAll ? [] : [allWord]),
      execForm,
      ...parts,
    ];
  }
  const program = isWord(answer, 'exec');
  if (program && rest.length === 1) return [plain('value', '"…"', 'The program and its arguments.', '""')];
  const service = serviceRow(answer.text);
  const open = service !== undefined && !service.ends;
  const clauses = open ? clauseWords.filter(({ label }) => label !== 'then') : clauseWords;
  const parts = service === undefined && !program;
  return afterAnswer(program ? rest.slice(2) : rest.slice(1), clauses, parts);
}

/** Clauses not used yet, or what the last one still lacks. */
function afterAnswer(
  tokens: readonly Token[],
  clauses: readonly Suggestion[],
  parts = false,
): readonly Suggestion[] {
  const last = tokens.at(-1);
  if (isWord(last, 'then')) return endingWords;
  if (isWord(last, 'after')) return durations;
  if (isWord(last, 'times')) return counts;
  const free = clauses.filter(({ label }) => !tokens.some((token) => isWord(token, label)));
  const isPayload = parts && tokens.every(({ kind }) => kind === 'part');
  return isPayload ? [...free, ...partSuggestions] : free;
}

function afterEvery(tokens: readonly Token[]): readonly Suggestion[] {
  if (tokens.length === 0) return durations;
  if (tokens.length === 1) return verbWords.filter(({ label }) => label === 'reply');
  if (!isWord(tokens[1], 'reply')) return nothingToSuggest;
  const isAll = isWord(tokens[2], 'all');
  const answer = tokens.slice(isAll ? 3 : 2);
  const sent = serviceWords.filter(({ label }) => label === 'daytime' || label === 'time');
  if (answer.length === 0) return [...partSuggestions, ...sent, ...(isAll ? [] : [allWord])];
  return answer.every(({ kind }) => kind === 'part') ? partSuggestions : nothingToSuggest;
}

function afterFrames(tokens: readonly Token[]): readonly Suggestion[] {
  const [by, kind, width, ...options] = tokens;
  if (by === undefined) return [plain('word', 'by', 'Says how: frames by line.', 'by ')];
  if (kind === undefined) return framingWords;
  if (isWord(kind, 'delimiter')) {
    if (width === undefined) return partSuggestions;
    return tokens.some((token) => isWord(token, 'plus')) ? nothingToSuggest : delimiterOptions;
  }
  if (!isWord(kind, 'length')) return nothingToSuggest;
  if (width === undefined)
    return lengthWidths.map((name) => plain('value', name, partHelp(name)?.help ?? 'A number.'));
  return lengthOptions.filter(({ label }) => !options.some(({ text }) => label.startsWith(text)));
}
