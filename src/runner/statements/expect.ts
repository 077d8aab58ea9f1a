/** `NAME < …`: waits for what is expected. */
import { compileExpression } from '../../engine/responders/rules/match/ruleExpression.ts';
import type { Expected, ExpectStatement } from '../../language/experiment/model/experiment.ts';
import { captureNames } from '../../language/experiment/reading/captureNames.ts';
import { BytePattern, searchRefusal } from '../../bytes/search/bytePattern.ts';
import { formatBytes } from '../../model/units.ts';
import { inboxOf } from '../state/failureContext.ts';
import { countOf } from '../state/countOf.ts';
import { lateMessage, unmet } from '../expect/unmetExpectation.ts';
import type { Scope } from '../state/bindings.ts';
import { cancelledAt, failedAt, isFailure } from '../results/stepFailure.ts';
import type { StepFailure } from '../results/testResult.ts';
import { waitUntil } from '../state/waitUntil.ts';
import { withinMs } from '../state/withinMs.ts';
import { judge, Progress, type Outcome, type Wanted } from '../expect/expectation.ts';
import { exit } from './exit.ts';
import type { StatementRunner, StepBytes } from './statementRunner.ts';

export const expect: StatementRunner<'expect'> = async (statement, context) => {
  const { run, scope, signal, bytes } = context;
  const { endpoint, expected } = statement;
  const named = scope.find(endpoint.value);
  if (expected.kind === 'exit') {
    if (named?.kind === 'program') return exit(statement, expected, named.program, context);
    return failedAt(statement, 'ENOTCONN', `${endpoint.value} is not a program.`);
  }
  const inbox = named === undefined ? undefined : inboxOf(named);
  if (named === undefined || inbox === undefined)
    return failedAt(statement, 'ENOTCONN', `${endpoint.value} has no connection that could receive.`);
  const wanted = wantedOf(statement, expected, scope);
  if (isFailure(wanted)) return wanted;
  if (wanted.kind === 'literal' || wanted.kind === 'contains') inbox.expectLength(wanted.pattern.length);
  const { clock } = run.world;
  const progress = new Progress();
  const startUs = clock.nowUs();
  const limitMs = expected.kind === 'nothing' ? expected.forMs.value : withinMs(statement);
  const outcome = await waitUntil(() => settled(judge(wanted, inbox, progress)), {
    clock,
    withinMs: limitMs,
    signal,
    watch: (changed) => inbox.watch(changed),
  });
  if (outcome === 'cancelled') return cancelledAt(statement);
  if (outcome === 'late' && expected.kind === 'nothing') {
    bytes.came = cameText(wanted);
    return undefined;
  }
  if (outcome !== 'late' && outcome.kind === 'met') {
    keep(statement, outcome, scope, bytes);
    if (outcome.received === undefined) bytes.came = cameText(wanted);
    return undefined;
  }
  const why =
    outcome === 'late'
      ? { code: 'ERR_TIMEOUT', message: lateMessage(wanted, limitMs, inbox, progress.counted) }
      : outcome;
  const waitedMs = Math.round((clock.nowUs() - startUs) / 1000);
  return unmet(statement, { wanted, inbox, named, scope, waitedMs, counted: progress.counted, ...why });
};

/** The outcome, once it is final. */
function settled(outcome: Outcome): Exclude<Outcome, { kind: 'open' }> | undefined {
  return outcome.kind === 'open' ? undefined : outcome;
}

function wantedOf(
  statement: ExpectStatement,
  expected: Exclude<Expected, { kind: 'exit' }>,
  scope: Scope,
): Wanted | StepFailure {
  switch (expected.kind) {
    case 'literal':
    case 'contains': {
      const pattern = scope.pattern(statement, expected.pattern.parts);
      if (!(pattern instanceof BytePattern)) return pattern;
      const refusal = expected.kind === 'contains' ? searchRefusal(pattern) : undefined;
      return refusal === undefined
        ? { kind: expected.kind, pattern }
        : failedAt(statement, 'ERR_PAYLOAD', refusal);
    }
    case 'matches': {
      const { source, flags } = expected.expression;
      const compiled = compileExpression(source, flags);
      return compiled.ok
        ? { ...compiled, kind: 'matches', source: `/${source}/${flags}` }
        : failedAt(
            statement,
            'ERR_EXPRESSION',
            `The regular expression cannot be read: ${compiled.message}.`,
          );
    }
    case 'bytes': {
      const count = countOf(expected.count, scope);
      return count === undefined
        ? failedAt(statement, 'ERR_PAYLOAD', 'The number of bytes is not a whole number.')
        : { kind: 'bytes', count };
    }
    default:
      return { kind: expected.kind };
  }
}

/** What came, where it is no bytes that could be shown. */
function cameText(wanted: Wanted): string {
  switch (wanted.kind) {
    case 'bytes':
      return formatBytes(wanted.count);
    case 'end':
      return 'end of stream';
    default:
      return wanted.kind;
  }
}

/** Stores what was received in variables. */
function keep(
  { expected, as }: ExpectStatement,
  { received, captures }: Extract<Outcome, { kind: 'met' }>,
  scope: Scope,
  bytes: StepBytes,
): void {
  if (received !== undefined) bytes.received = received;
  if (as !== undefined) scope.variables.set(as.value, received ?? new Uint8Array());
  if (expected.kind !== 'matches' || captures === undefined) return;
  for (const name of ['0', ...captureNames(expected.expression.source)])
    scope.variables.set(name, captures(name) ?? new Uint8Array());
}
