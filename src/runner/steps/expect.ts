import { compileExpression } from '../../engine/responders/rules/expression.ts';
import type { ExpectStep, PlannedExpectation } from '../../experiment/plan.ts';
import { BytePattern } from '../../payload/bytePattern.ts';
import { compareBytes } from '../compareBytes.ts';
import { failureHelp } from '../failureHelp.ts';
import type { Inbox } from '../inbox.ts';
import { failedAt, isFailure, type TestRun } from '../testRun.ts';
import type { Comparison, StepFailure } from '../testResult.ts';
import { waitUntil } from '../waitUntil.ts';
import { judge, type Verdict, type Wanted } from '../wanted.ts';
import { cancelled, type RunStep } from './stepRunner.ts';

/** `NAME < …`: waits for what has to come. */
export const expect: RunStep<'expect'> = async (step, { run, signal, bytes }) => {
  const inbox = inboxOf(step.endpoint, run);
  if (inbox === undefined)
    return failedAt(step, 'ENOTCONN', `${step.endpoint} has no connection that could receive.`);
  const wanted = wantedOf(step, run);
  if (isFailure(wanted)) return wanted;
  const { expected } = step;
  const withinMs = expected.kind === 'nothing' ? expected.forMs : expected.withinMs;
  const state = { counted: 0 };
  const startUs = run.world.clock.nowUs();
  const verdict = await waitUntil(
    () => {
      const now = judge(wanted, inbox, state);
      return now.kind === 'open' ? undefined : now;
    },
    { clock: run.world.clock, withinMs, signal, watch: (changed) => inbox.watch(changed) },
  );
  const waitedMs = Math.round((run.world.clock.nowUs() - startUs) / 1000);
  if (verdict === 'cancelled') return failedAt(step, cancelled, 'The run was cancelled.');
  if (verdict === 'late') {
    return expected.kind === 'nothing'
      ? undefined
      : unmet(
          step,
          wanted,
          inbox,
          waitedMs,
          'ERR_TIMEOUT',
          lateMessage(expected, inbox, withinMs, state.counted),
        );
  }
  if (verdict.kind === 'failed') return unmet(step, wanted, inbox, waitedMs, verdict.code, verdict.message);
  if (verdict.kind === 'met') keep(step, verdict, run, bytes);
  return undefined;
};

function inboxOf(name: string, run: TestRun): Inbox | undefined {
  const named = run.find(name);
  if (named === undefined || named.kind === 'program') return undefined;
  if (named.kind === 'connection') return run.conversations.inboxOf(named.id);
  // A listener of datagrams hears everybody; a client has its one conversation.
  if (named.role === 'listener') return named.talk.inbox;
  return named.talk.latest === undefined ? undefined : run.conversations.inboxOf(named.talk.latest);
}

function wantedOf(step: ExpectStep, run: TestRun): Wanted | StepFailure {
  const { expected } = step;
  switch (expected.kind) {
    case 'literal':
    case 'contains': {
      const pattern = run.pattern(step, expected.parts);
      return pattern instanceof BytePattern ? { kind: expected.kind, pattern } : pattern;
    }
    case 'matches': {
      const { source, flags } = expected.expression;
      const compiled = compileExpression(source, flags);
      return compiled.ok
        ? { kind: 'matches', find: compiled.find, source }
        : failedAt(step, 'ERR_EXPRESSION', `The regular expression cannot be read: ${compiled.message}.`);
    }
    case 'bytes': {
      const count =
        expected.count.kind === 'number'
          ? expected.count.value
          : Number(run.variableText(expected.count.name));
      return Number.isSafeInteger(count) && count >= 0
        ? { kind: 'bytes', count }
        : failedAt(step, 'ERR_PAYLOAD', 'The number of bytes is no whole number.');
    }
    default:
      return { kind: expected.kind };
  }
}

/** What came becomes variables. */
function keep(
  step: ExpectStep,
  verdict: Extract<Verdict, { kind: 'met' }>,
  run: TestRun,
  bytes: { received?: Uint8Array },
): void {
  const { received, captures } = verdict;
  if (received !== undefined) bytes.received = received;
  if (step.as !== undefined) run.variables.set(step.as, received ?? new Uint8Array());
  if (step.expected.kind !== 'matches' || captures === undefined) return;
  for (const name of ['0', ...step.expected.captures])
    run.variables.set(name, captures(name) ?? new Uint8Array());
}

function unmet(
  step: ExpectStep,
  wanted: Wanted,
  inbox: Inbox,
  waitedMs: number,
  code: string,
  message: string,
): StepFailure {
  const comparison = comparisonOf(wanted, inbox);
  const help = failureHelp({ code, comparison, style: inbox.style, waiting: inbox.waiting });
  return failedAt(step, code, message, {
    waitedMs,
    ...(comparison === undefined ? {} : { comparison }),
    ...(help === undefined ? {} : { help }),
  });
}

function comparisonOf(wanted: Wanted, inbox: Inbox): Comparison | undefined {
  const received = inbox.rest;
  if (wanted.kind === 'literal' || wanted.kind === 'contains') return compareBytes(wanted.pattern, received);
  return received.length === 0 ? undefined : { expected: new Uint8Array(), received, differsAt: 0 };
}

function lateMessage(expected: PlannedExpectation, inbox: Inbox, withinMs: number, counted: number): string {
  const time = `within ${withinMs} ms`;
  switch (expected.kind) {
    case 'end':
    case 'reset':
      return `The peer did not ${expected.kind === 'end' ? 'end its side' : 'reset the connection'} ${time}.`;
    case 'closed':
      return `The connection was not closed ${time}.`;
    case 'bytes':
      return `Only ${counted} of the bytes came ${time}.`;
    case 'line':
      return inbox.unread === undefined ? `No line came ${time}.` : `No whole line came ${time}.`;
    default:
      return inbox.unread === undefined ? `Nothing came ${time}.` : `What was expected did not come ${time}.`;
  }
}
