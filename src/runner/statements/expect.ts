/** `NAME < …`: waits for what has to come. */
import { compileExpression } from '../../engine/responders/rules/match/ruleExpression.ts';
import type { ExpectStep, PlannedExpectation } from '../../language/experiment/model/plan.ts';
import { BytePattern, searchRefusal } from '../../bytes/search/bytePattern.ts';
import { inboxOf } from '../state/failureContext.ts';
import { countOf } from '../state/countOf.ts';
import { lateMessage, unmet } from '../expect/unmetExpectation.ts';
import type { Scope } from '../state/bindings.ts';
import { cancelledAt, failedAt, isFailure } from '../results/stepFailure.ts';
import type { StepFailure } from '../results/testResult.ts';
import { waitUntil } from '../state/waitUntil.ts';
import { judge, Progress, type Outcome, type Wanted } from '../expect/expectation.ts';
import { exit } from './exit.ts';
import type { RunStep, StepBytes } from './stepRunner.ts';

export const expect: RunStep<'expect'> = async (step, context) => {
  const { run, scope, signal, bytes } = context;
  const named = scope.find(step.endpoint);
  const { expected } = step;
  if (expected.kind === 'exit') {
    if (named?.kind === 'program') return exit(step, expected, named.program, context);
    return failedAt(step, 'ENOTCONN', `${step.endpoint} is no program.`);
  }
  const inbox = named === undefined ? undefined : inboxOf(named);
  if (named === undefined || inbox === undefined)
    return failedAt(step, 'ENOTCONN', `${step.endpoint} has no connection that could receive.`);
  const wanted = wantedOf(step, expected, scope);
  if (isFailure(wanted)) return wanted;
  if (wanted.kind === 'literal' || wanted.kind === 'contains') inbox.expectLength(wanted.pattern.length);
  const { clock } = run.world;
  const progress = new Progress();
  const startUs = clock.nowUs();
  const withinMs = expected.kind === 'nothing' ? expected.forMs : expected.withinMs;
  const outcome = await waitUntil(() => settled(judge(wanted, inbox, progress)), {
    clock,
    withinMs,
    signal,
    watch: (changed) => inbox.watch(changed),
  });
  if (outcome === 'cancelled') return cancelledAt(step);
  if (outcome === 'late' && expected.kind === 'nothing') return undefined;
  if (outcome !== 'late' && outcome.kind === 'met') {
    keep(step, outcome, scope, bytes);
    return undefined;
  }
  const why =
    outcome === 'late'
      ? { code: 'ERR_TIMEOUT', message: lateMessage(wanted, withinMs, inbox, progress.counted) }
      : outcome;
  const waitedMs = Math.round((clock.nowUs() - startUs) / 1000);
  return unmet(step, { wanted, inbox, named, scope, waitedMs, counted: progress.counted, ...why });
};

/** What ends the waiting. */
function settled(outcome: Outcome): Exclude<Outcome, { kind: 'open' }> | undefined {
  return outcome.kind === 'open' ? undefined : outcome;
}

function wantedOf(
  step: ExpectStep,
  expected: Exclude<PlannedExpectation, { kind: 'exit' }>,
  scope: Scope,
): Wanted | StepFailure {
  switch (expected.kind) {
    case 'literal':
    case 'contains': {
      const pattern = scope.pattern(step, expected.parts);
      if (!(pattern instanceof BytePattern)) return pattern;
      const refusal = expected.kind === 'contains' ? searchRefusal(pattern) : undefined;
      return refusal === undefined
        ? { kind: expected.kind, pattern }
        : failedAt(step, 'ERR_PAYLOAD', refusal);
    }
    case 'matches': {
      const { source, flags } = expected.expression;
      const compiled = compileExpression(source, flags);
      return compiled.ok
        ? { ...compiled, kind: 'matches', source: `/${source}/${flags}` }
        : failedAt(step, 'ERR_EXPRESSION', `The regular expression cannot be read: ${compiled.message}.`);
    }
    case 'bytes': {
      const count = countOf(expected.count, scope);
      return count === undefined
        ? failedAt(step, 'ERR_PAYLOAD', 'The number of bytes is no whole number.')
        : { kind: 'bytes', count };
    }
    default:
      return { kind: expected.kind };
  }
}

/** What came becomes variables. */
function keep(
  step: ExpectStep,
  { received, captures }: Extract<Outcome, { kind: 'met' }>,
  scope: Scope,
  bytes: StepBytes,
): void {
  if (received !== undefined) bytes.received = received;
  if (step.as !== undefined) scope.variables.set(step.as, received ?? new Uint8Array());
  if (step.expected.kind !== 'matches' || captures === undefined) return;
  for (const name of ['0', ...step.expected.captures])
    scope.variables.set(name, captures(name) ?? new Uint8Array());
}
