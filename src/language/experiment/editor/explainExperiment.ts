/** Hovers in experiments: names, addresses, bytes of payloads, rules, faults, keywords. */
import { explainFailure } from '../../../model/explainFailure.ts';
import { describeBytes } from '../../payload/help/describeBytes.ts';
import type { Explanation } from '../../core/explanation.ts';
import { explainPart } from '../../payload/help/explainPayload.ts';
import { explainRules } from '../../rules/help/explainRules.ts';
import { partAt } from '../../payload/help/partAt.ts';
import { placeAt } from '../../payload/help/placeAt.ts';
import type { PayloadEnvironment } from '../../payload/model/environment.ts';
import type { Span } from '../../../model/problem.ts';
import { ProblemList } from '../../../model/problemList.ts';
import { encodeUtf8 } from '../../../bytes/utf8.ts';
import type { CheckedExperiment } from '../checkExperiment.ts';
import type { Definition } from '../model/definition.ts';
import type { Statement, StatementLine } from '../model/experiment.ts';
import { readFaultLine } from '../faults/readFaultLine.ts';
import { StatementReader } from '../reading/statementReader.ts';
import { usualRole } from '../statements/secure.ts';
import { statementKind } from '../statements/table.ts';
import { inScope } from './completionAt.ts';
import { definitionText, variableText } from './definitionText.ts';
import { explainAddress, explainTlsOptions } from './explainAddress.ts';
import { faultWordHelp } from './faultWords.ts';
import { isNotYet } from './notYetWords.ts';
import { occurrenceAt } from './occurrences.ts';
import { addressesOf, payloadsOf } from './statementParts.ts';
import { wordHelp } from './wordHelp.ts';
import { wordPlace } from './wordPlace.ts';

/** Undefined where there is nothing to explain. Never throws. */
export function explainExperiment(
  checked: CheckedExperiment,
  offset: number,
  world: PayloadEnvironment,
): Explanation | undefined {
  const { experiment } = checked;
  const line = experiment.lines.findLast(({ lineStart }) => lineStart <= offset);
  if (line === undefined || line.kind === 'comment' || offset < line.start || offset > line.lastEnd)
    return undefined;
  const { lineStart, lastEnd } = line;
  const content = experiment.text.slice(lineStart, lastEnd);
  if (placeAt(content, offset - lineStart, { statements: true }).kind === 'comment') return undefined;
  const environment = { ...world, variable: knownVariables(inScope(checked, offset)) };
  return (
    explainName(checked, offset, environment) ??
    (line.kind === 'rule' ? explainRule(experiment.text, line, offset, environment) : undefined) ??
    (line.kind === 'fault' ? explainFaultText(experiment.text, line, offset, environment) : undefined) ??
    (line.statement === undefined
      ? undefined
      : explainStatement(checked, line.statement, offset, environment)) ??
    (line.kind === 'rule' ? undefined : explainWord(experiment.text, line, offset))
  );
}

/** Looks up variables whose bytes are known before the experiment runs. */
function knownVariables(scope: readonly Definition[]): (name: string) => Uint8Array | undefined {
  return (name) => {
    const text = scope.findLast((definition) => definition.name === name)?.text;
    return text === undefined ? undefined : encodeUtf8(text);
  };
}

function explainName(
  { definitions, experiment: { text } }: CheckedExperiment,
  offset: number,
  environment: PayloadEnvironment,
): Explanation | undefined {
  const found = occurrenceAt(definitions, offset);
  if (found === undefined) return undefined;
  const { definition, span } = found;
  const member = /^\.[a-z]+/.exec(text.slice(span.end, span.end + 10))?.[0] ?? '';
  const isVariable = /\{\{[ \t]*$/.test(text.slice(Math.max(0, span.start - 10), span.start));
  const sentences = [
    isVariable ? variableText(definition, `${definition.name}${member}`) : definitionText(definition),
  ];
  const value = definition.kind === 'variable' ? environment.variable?.(definition.name) : undefined;
  const explained = { ...span, form: `${definition.name}${isVariable ? member : ''}`, sentences };
  if (value === undefined) return explained;
  const bytes = describeBytes([{ kind: 'bytes', start: 0, end: 0, bytes: value }], environment);
  return { ...explained, bytes };
}

function explainRule(
  text: string,
  { start, lastEnd }: StatementLine,
  offset: number,
  environment: PayloadEnvironment,
): Explanation | undefined {
  const found = explainRules(text.slice(start, lastEnd), offset - start, environment);
  return found && { ...found, start: start + found.start, end: start + found.end };
}

/** Explains part of a pattern or payload of a fault. */
function explainFaultText(
  text: string,
  { start, end, line }: StatementLine,
  offset: number,
  environment: PayloadEnvironment,
): Explanation | undefined {
  const fault = readFaultLine(new StatementReader(text, start, end, line, new ProblemList()));
  const parts = Object.values(fault?.texts ?? {}).flatMap(({ parts }) => parts);
  const part = partAt(parts, offset);
  return part && explainPart(text, part, environment);
}

const within = ({ start, end }: Span, offset: number): boolean => start <= offset && offset < end;

/** Explains part of a statement: an address, a payload part, an error code. */
function explainStatement(
  checked: CheckedExperiment,
  statement: Statement,
  offset: number,
  environment: PayloadEnvironment,
): Explanation | undefined {
  const find = (name: string): Definition | undefined =>
    inScope(checked, offset).findLast((definition) => definition.name === name);
  if (statement.kind === 'secure' && statement.options !== undefined && within(statement.options, offset)) {
    const { options, endpoint, role } = statement;
    const sentences = explainTlsOptions(options, role?.value ?? usualRole(find(endpoint.value)), find);
    return sentences.length === 0 ? undefined : { ...options, form: options.text, sentences };
  }
  for (const { address, kind } of addressesOf(statement)) {
    if (!within(address, offset)) continue;
    const sentences = explainAddress(address, kind, find);
    const { start, end, text } = address;
    return sentences.length === 0 ? undefined : { start, end, form: text, sentences };
  }
  for (const { parts } of payloadsOf(statement)) {
    const part = partAt(parts, offset);
    if (part !== undefined) return explainPart(checked.experiment.text, part, environment);
  }
  const fails = 'fails' in statement ? statement.fails : undefined;
  if (fails === undefined || !within(fails, offset)) return undefined;
  const { message, advice } = explainFailure(fails.value, {
    ...('address' in statement ? { address: statement.address.text.replaceAll(/\{\{|\}\}/g, '') } : {}),
    call: statement.kind === 'listen' ? 'bind' : 'connect',
  });
  return {
    start: fails.start,
    end: fails.end,
    form: fails.value,
    sentences: [message, advice],
  };
}

/** Explains a keyword where it is used. */
function explainWord(text: string, line: StatementLine, offset: number): Explanation | undefined {
  const { start: lineStart, end: lineEnd, statement } = line;
  if (offset >= lineEnd) return undefined;
  const content = text.slice(lineStart, lineEnd);
  for (const match of content.matchAll(/[\p{L}_][\p{L}\p{N}_-]*|[@<>=]/gu)) {
    const start = lineStart + match.index;
    const end = start + match[0].length;
    if (start > offset) return undefined;
    if (end <= offset || line.literals.some((literal) => within(literal, start))) continue;
    const before = content.slice(0, match.index);
    const place = wordPlace(before);
    const help = faultWordHelp(match[0], before, line.kind === 'fault') ?? wordHelp(match[0], place);
    if (help !== undefined) {
      const later = isNotYet(match[0], place) ? ['This version cannot run it yet.'] : [];
      return { start, end, form: help.form, sentences: [help.help, ...later] };
    }
    if (place !== 'beginning' || statement === undefined || statement.kind === 'broken') return undefined;
    const { form, help: sentence } = statementKind(statement.kind);
    return { start, end, form, sentences: [sentence] };
  }
  return undefined;
}
