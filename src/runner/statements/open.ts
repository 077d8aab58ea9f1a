/** `listen` and `connect`: open endpoints, or expect a certain failure. */
import { isDatagram } from '../../model/transports.ts';
import { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
import type { ConnectStatement, ListenStatement } from '../../language/experiment/model/experiment.ts';
import type { Address } from '../../model/address.ts';
import { defined } from '../../model/defined.ts';
import { fail, type Failure, type Result } from '../../model/result.ts';
import { milliseconds } from '../results/milliseconds.ts';
import { cancelledAt, failedAt, failedCall } from '../results/stepFailure.ts';
import type { StepFailure } from '../results/testResult.ts';
import { waitFor } from '../state/waitUntil.ts';
import { withinMs } from '../state/withinMs.ts';
import { addressAt, refusal } from './openedAddress.ts';
import type { StatementRunner, StepContext } from './statementRunner.ts';

export const listen: StatementRunner<'listen'> = (statement, context) => open(statement, 'listener', context);

export const connect: StatementRunner<'connect'> = (statement, context) => open(statement, 'client', context);

async function open(
  statement: ListenStatement | ConnectStatement,
  kind: 'listener' | 'client',
  context: StepContext,
): Promise<StepFailure | undefined> {
  const { signal } = context;
  const address = addressAt(statement, statement.address, kind, context);
  if ('code' in address) return address;
  const refused = statement.kind === 'listen' ? await refusal(address, statement, context) : undefined;
  if (refused !== undefined) return refused;
  const ready =
    statement.kind === 'connect' && retries(statement)
      ? await connectedInTime(address, statement, context)
      : await openedAt(address, kind, statement, context);
  if (!ready.ok && signal.aborted) return cancelledAt(statement);
  return outcome(statement, ready.ok ? undefined : ready.failure);
}

/** Retries until the listener is up, unless a failure is expected: then the first one counts. */
function retries({ within, fails }: ConnectStatement): boolean {
  return within !== undefined && fails === undefined;
}

/** Codes of a listener that is not up yet: nothing listens at the port, or there is no such socket file. */
const notListeningYet: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOENT']);
/** The first delay between attempts: short, since most servers start quickly. */
const firstRetryMs = 20;
const longestRetryMs = 250;
const lastAttemptMs = 20;

/** Retries until the listener is up, or the time is up. */
async function connectedInTime(
  address: Address,
  statement: ConnectStatement,
  context: StepContext,
): Promise<Result<void>> {
  const { clock } = context.run.world;
  const { signal } = context;
  const limitMs = withinMs(statement);
  const endUs = clock.nowUs() + limitMs * 1000;
  const leftMs = (): number => Math.max(1, Math.round((endUs - clock.nowUs()) / 1000));
  let pauseMs = firstRetryMs;
  for (let tries = 1; ; tries++) {
    const ready = await openedAt(address, 'client', statement, context, leftMs());
    if (ready.ok || signal.aborted || !notListeningYet.has(ready.failure.code)) return ready;
    // The last attempt is shortly before the deadline, with time for a reply.
    const mostMs = leftMs() - lastAttemptMs;
    if (mostMs < firstRetryMs) return fail(triedInVain(ready.failure, tries, limitMs));
    if ((await waitFor(Math.min(pauseMs, mostMs), { clock, signal })) === 'cancelled') return ready;
    pauseMs = Math.min(longestRetryMs, pauseMs * 2);
  }
}

function triedInVain(failure: Failure, tries: number, limitMs: number): Failure {
  const times = tries === 1 ? 'once' : `${tries} times`;
  return {
    ...failure,
    message: `${failure.message} It was tried ${times} within ${milliseconds(limitMs)}.`,
  };
}

/** @param tryMs the time left for one of several attempts; a failed one leaves nothing behind */
async function openedAt(
  requested: Address,
  kind: 'listener' | 'client',
  statement: ListenStatement | ConnectStatement,
  { run, scope, signal }: StepContext,
  tryMs?: number,
): Promise<Result<void>> {
  const limitMs = statement.kind === 'connect' ? (tryMs ?? withinMs(statement)) : undefined;
  const address = limitMs === undefined ? requested : withTimeout(requested, limitMs);
  const { engine, world, conversations } = run;
  const responder = statement.kind === 'listen' ? responderOf(statement, run.text) : undefined;
  const responders = new RuleResponders({
    environment: scope.answering(),
    folder: () => world.folder,
    mayRun: world.mayRun,
  });
  const name = statement.name?.value;
  const spec = { kind, address, ...defined({ name, responder }) };
  const opened = engine.open(spec, {
    responders,
    beforeOpening: (id) => {
      world.opening?.(id);
      const traffic = conversations.follow(id, address.transport);
      scope.name(name, { kind: 'endpoint', traffic, endpointKind: kind });
      scope.own(async (forgets) => {
        await (forgets ? engine.remove(id) : engine.close(id));
        await responders.dispose();
        conversations.forget(traffic);
      });
    },
  });
  if (!opened.ok) return opened;
  const { id, ready } = opened.value;
  const stop = (): void => void engine.close(id);
  // Name resolution has no timeout of its own.
  const late = new AbortController();
  const stopTimer =
    limitMs === undefined
      ? undefined
      : world.clock.timer(stopAfterMs(address, limitMs), () => {
          late.abort();
          stop();
        });
  signal.addEventListener('abort', stop);
  const result = await ready;
  signal.removeEventListener('abort', stop);
  stopTimer?.();
  if (tryMs !== undefined && !result.ok) await engine.remove(id);
  return late.signal.aborted && !result.ok && limitMs !== undefined ? fail(tooLate(limitMs)) : result;
}

/** The connect's own timeout gives a better reason, so it fires first. */
const limitGraceMs = 100;

function stopAfterMs(address: Address, limitMs: number): number {
  const own = isDatagram(address.transport) ? undefined : address.options.connectTimeoutMs;
  return (own ?? limitMs) + limitGraceMs;
}

function tooLate(limitMs: number): Failure {
  return {
    code: 'ETIMEDOUT',
    call: 'connect',
    message: `There was no connection within ${milliseconds(limitMs)}.`,
    advice: 'The name may take long to look up: try its address, or a longer "within".',
  };
}

/** Compares the result with the statement's expectation. */
function outcome(
  statement: ListenStatement | ConnectStatement,
  failure: Failure | undefined,
): StepFailure | undefined {
  const fails = statement.fails?.value;
  if (fails === undefined) return failure === undefined ? undefined : failedCall(statement, failure);
  if (failure === undefined)
    return failedAt(statement, 'ERR_UNEXPECTED', `Expected ${fails}, but it was opened without a failure.`);
  if (failure.code === fails) return undefined;
  const message = `Expected ${fails}, but it failed with ${failure.code}: ${failure.message}`;
  return failedAt(statement, failure.code, message);
}

/** A listener's rules, one per line with their heredocs. */
function responderOf({ rules }: ListenStatement, text: string): string | undefined {
  return rules.statements.length === 0 ? undefined : text.slice(rules.start, rules.end);
}

function withTimeout(address: Address, connectTimeoutMs: number): Address {
  const { options } = address;
  if (isDatagram(address.transport) || options.connectTimeoutMs !== undefined) return address;
  return { ...address, options: { ...options, connectTimeoutMs } };
}
