/** Determines what is allowed at an offset, for completion. */
import { hasPath } from '../../../model/transports.ts';
import type { CheckedExperiment } from '../checkExperiment.ts';
import { isEndpoint, type Definition } from '../model/definition.ts';
import type { Statement } from '../model/experiment.ts';
import { finish, type Work } from '../../../model/work.ts';
import { parsing } from '../parseExperiment.ts';
import type { BlockKind } from '../check/statementKind.ts';
import type { Want } from '../model/candidate.ts';
import { ruleWords } from './ruleWords.ts';

export interface Completion {
  /** Start of the replaced text: the word being typed. */
  readonly start: number;
  readonly end: number;
  /** Keywords and signs. */
  readonly words: readonly string[];
  /** Endpoints that may be referred to here. */
  readonly names: readonly Definition[];
  /** Inside `{{ … }}`: the variables, members included. */
  readonly variables: readonly VariableName[];
  /** Other candidates: an address, a payload, a duration, a new name. */
  readonly others: readonly Exclude<Want, { kind: 'word' | 'known name' }>[];
  /** The kind of the enclosing block; undefined within braces. */
  readonly block: BlockKind | undefined;
}

export interface VariableName {
  readonly name: string;
  readonly definition: Definition | undefined;
}

/** `checked`: the whole text. Undefined within a comment or a literal. */
export function completionAt(checked: CheckedExperiment, offset: number): Completion | undefined {
  return finish(completing(checked, offset));
}

/** The same in steps, one per line. */
export function* completing(checked: CheckedExperiment, offset: number): Work<Completion | undefined> {
  const { text } = checked.experiment;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(lineStart, offset);
  const scope = inScope(checked, offset);
  const opening = /\{\{[ \t]*([\p{L}\p{N}_.-]*)$/u.exec(line.slice(-200));
  if (opening !== null) {
    const start = offset - (opening[1]?.length ?? 0);
    const variables = variableNames(scope);
    return { start, end: offset, words: [], names: [], variables, others: [], block: undefined };
  }
  const begun = /@?[\p{L}\p{N}_-]{0,100}$/u.exec(line)?.[0] ?? '';
  const start = offset - begun.length;
  const { wants, block, problems } = yield* parsing(text.slice(0, start));
  // An unclosed literal ends at the end of the text.
  const within = problems.some(
    (problem) => problem.start === start && problem.end === start && isQuote(problem.fix),
  );
  if (within || isComment(line)) return undefined;
  const words = wants.flatMap((want) => (want.kind === 'word' ? [want.word] : []));
  if (block === 'rules') words.push(...ruleWords(line.slice(0, line.length - begun.length)));
  const kinds = new Set(wants.flatMap((want) => (want.kind === 'known name' ? want.kinds : [])));
  return {
    start,
    end: offset,
    words: [...new Set(words)],
    names: scope.filter(({ kind, name }) => kinds.has(kind) && name !== ''),
    variables: [],
    others: wants.flatMap((want) => (want.kind === 'word' || want.kind === 'known name' ? [] : [want])),
    block,
  };
}

function isQuote(fix: string | undefined): boolean {
  return fix === '"' || fix === "'" || fix === '/';
}

/** Whether the end of a line is in a comment, as far as can be told without parsing it. */
function isComment(line: string): boolean {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|\/(?:[^/\\]|\\.)+\//g, '""');
  return /(?:^|\s)#/.test(bare) && !/^[^#]*["']/.test(bare.replaceAll('""', ''));
}

/** The definitions before an offset, in its test or outside all tests. */
export function inScope({ experiment, definitions }: CheckedExperiment, offset: number): Definition[] {
  const test = experiment.statements.findLast(
    (statement: Statement) => statement.kind === 'test' && statement.start <= offset,
  );
  return definitions.filter(
    (definition) => (definition.test === undefined || definition.test === test) && definition.end < offset,
  );
}

export function variableNames(scope: readonly Definition[]): VariableName[] {
  const names = scope.flatMap((definition): VariableName[] => {
    const { name, kind, transport } = definition;
    if (kind === 'program') return [];
    const members = isEndpoint(definition) && !hasPath(transport) ? ['.host', '.port'] : [];
    return ['', ...members].map((member) => ({ name: `${name}${member}`, definition }));
  });
  return [...names, { name: 'env.', definition: undefined }];
}
