/** Compiles the match of a rule: bytes at a position of a message, or a regular expression. */
import type { ProblemList } from '../../../../model/problemList.ts';
import { type BytePattern, searchRefusal } from '../../../../bytes/search/bytePattern.ts';
import type { PayloadEnvironment } from '../../../../language/payload/model/environment.ts';
import type { BytesMatch, ExpressionMatch, RuleMatch } from '../../../../language/rules/ruleStatement.ts';
import { compileExpression, type Captures, type FindMatch } from './ruleExpression.ts';
import { expressionsLimitSteps, type RuleRoom } from './ruleRoom.ts';

export interface CompiledMatch {
  readonly find: FindMatch;
  /** The names of the captures. */
  readonly names: readonly string[];
  /** For a regular expression: the largest message that it searches. */
  readonly mostBytes?: number;
}

/** Compiles a rule's match; undefined, with problems, where it is invalid. */
export function compileMatch(
  match: RuleMatch,
  environment: PayloadEnvironment,
  room: RuleRoom,
  problems: ProblemList,
): CompiledMatch | undefined {
  return match.kind === 'expression'
    ? expressionMatch(match, room, problems)
    : bytesMatch(match, environment, room, problems);
}

function expressionMatch(
  match: ExpressionMatch,
  room: RuleRoom,
  problems: ProblemList,
): CompiledMatch | undefined {
  if (room.isFull) return undefined;
  const compiled = compileExpression(match.source, match.flags);
  if (compiled.ok) {
    if (room.takeSteps(compiled.steps)) return compiled;
    const message = `The regular expressions of the rules are too large together: up to here they have more than ${expressionsLimitSteps} steps.`;
    problems.add(match.start, match.end, message);
    return undefined;
  }
  // Where the parser has reported unsupported syntax, the engine adds nothing.
  if (problems.hasWithin(match.start, match.end)) return undefined;
  problems.add(match.start, match.end, `The regular expression cannot be read: ${compiled.message}.`);
  return undefined;
}

function bytesMatch(
  { where, parts, start, end }: BytesMatch,
  environment: PayloadEnvironment,
  room: RuleRoom,
  problems: ProblemList,
): CompiledMatch | undefined {
  const pattern = room.pattern(parts, environment);
  if (typeof pattern === 'string') {
    problems.add(start, end, pattern);
    return undefined;
  }
  if (!pattern.ok) {
    problems.addAll(pattern.problems, 0);
    return undefined;
  }
  const { value } = pattern;
  const refusal = where === 'contains' ? searchRefusal(value) : undefined;
  if (refusal !== undefined) {
    problems.add(start, end, refusal);
    return undefined;
  }
  return { find: finders[where](value), names: ['0'] };
}

const finders: Readonly<Record<BytesMatch['where'], (pattern: BytePattern) => FindMatch>> = {
  all: (pattern) => (message) => (pattern.isAll(message) ? () => message : undefined),
  starts: (pattern) => (message) => (pattern.startsIn(message) ? part(message, 0, pattern) : undefined),
  ends: (pattern) => (message) =>
    pattern.endsIn(message) ? part(message, message.length - pattern.length, pattern) : undefined,
  contains: (pattern) => (message) => {
    const at = pattern.indexIn(message);
    return at < 0 ? undefined : part(message, at, pattern);
  },
};

function part(message: Uint8Array, at: number, { length }: BytePattern): Captures {
  return (name) => (name === '0' ? message.subarray(at, at + length) : undefined);
}
