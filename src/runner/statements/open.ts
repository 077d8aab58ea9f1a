/** `listen` and `connect`: endpoints, or the failure that was expected. */
import { isDatagram } from '../../model/transports.ts';
import { isAbsolute, resolve } from 'node:path';
import { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
import { resolveAddress } from '../../language/experiment/reading/addressText.ts';
import type { ConnectStep, ListenStep } from '../../language/experiment/model/plan.ts';
import { isPathAddress, type Address } from '../../model/address.ts';
import { fail, type Failure, type Result } from '../../model/result.ts';
import { isAbstractPath, isPipePath } from '../../address/unixPath.ts';
import { milliseconds } from '../results/milliseconds.ts';
import { cancelledAt, failedAt, failedCall } from '../results/stepFailure.ts';
import type { StepFailure } from '../results/testResult.ts';
import { waitFor } from '../state/waitUntil.ts';
import type { RunStep, StepContext } from './stepRunner.ts';

export const listen: RunStep<'listen'> = (step, context) => open(step, 'listener', context);

export const connect: RunStep<'connect'> = (step, context) => open(step, 'client', context);

async function open(
  step: ListenStep | ConnectStep,
  kind: 'listener' | 'client',
  context: StepContext,
): Promise<StepFailure | undefined> {
  const { run, scope, signal } = context;
  const resolved = resolveAddress(
    step.address,
    { kind, platform: process.platform, nodeVersion: process.versions.node },
    (name) => scope.text(name),
  );
  if (!resolved.ok) {
    const [{ start, end, message }] = resolved.problems;
    return { ...failedAt(step, 'ERR_ADDRESS', message), start, end };
  }
  const address = inFolder(resolved.value, run.world.folder);
  const refused = step.kind === 'listen' ? await refusal(address, step, context) : undefined;
  if (refused !== undefined) return refused;
  const ready =
    step.kind === 'connect' && step.retries
      ? await connectedInTime(address, step, context)
      : await openedAt(address, kind, step, context);
  if (!ready.ok && signal.aborted) return cancelledAt(step);
  return outcome(step, ready.ok ? undefined : ready.failure);
}

/** Why a listener is not even tried; whoever decides may take a while. */
async function refusal(
  address: Address,
  step: ListenStep,
  { run, signal }: StepContext,
): Promise<StepFailure | undefined> {
  const why = await run.world.mayListen(address);
  if (signal.aborted) return cancelledAt(step);
  return why && failedCall(step, why);
}

/** Codes of a listener that is not there yet: nothing listens at the port, or there is no such socket file. */
const notThereYet: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOENT']);
/** Between two attempts: short at first, since most servers start in no time. */
const firstRetryMs = 20;
const longestRetryMs = 250;
const lastAttemptMs = 20;

/** Tries again until there is a listener, or the time is over. */
async function connectedInTime(
  address: Address,
  step: ConnectStep,
  context: StepContext,
): Promise<Result<void>> {
  const { clock } = context.run.world;
  const { signal } = context;
  const endUs = clock.nowUs() + step.withinMs * 1000;
  const leftMs = (): number => Math.max(1, Math.round((endUs - clock.nowUs()) / 1000));
  let pauseMs = firstRetryMs;
  for (let tries = 1; ; tries++) {
    const ready = await openedAt(address, 'client', { ...step, withinMs: leftMs() }, context, true);
    if (ready.ok || signal.aborted || !notThereYet.has(ready.failure.code)) return ready;
    // The last attempt is near the end, with time to be answered.
    const mostMs = leftMs() - lastAttemptMs;
    if (mostMs < firstRetryMs) return fail(triedInVain(ready.failure, tries, step.withinMs));
    if ((await waitFor(Math.min(pauseMs, mostMs), { clock, signal })) === 'cancelled') return ready;
    pauseMs = Math.min(longestRetryMs, pauseMs * 2);
  }
}

function triedInVain(failure: Failure, tries: number, withinMs: number): Failure {
  const times = tries === 1 ? 'once' : `${tries} times`;
  return {
    ...failure,
    message: `${failure.message} It was tried ${times} within ${milliseconds(withinMs)}.`,
  };
}

/** @param isTry one that fails leaves nothing behind: another may follow */
async function openedAt(
  asked: Address,
  kind: 'listener' | 'client',
  step: ListenStep | ConnectStep,
  { run, scope, signal }: StepContext,
  isTry = false,
): Promise<Result<void>> {
  const address = withTimeout(asked, step);
  const { engine, world, conversations } = run;
  const responder = step.kind === 'listen' ? step.responder : undefined;
  const responders = new RuleResponders({
    environment: scope.answering(),
    folder: () => world.folder,
    mayRun: world.mayRun,
  });
  const name = step.name === undefined ? {} : { name: step.name };
  const spec = { kind, address, ...name, ...(responder === undefined ? {} : { responder }) };
  const opened = engine.open(spec, {
    responders,
    beforeOpening: (id) => {
      world.opening?.(id);
      const talk = conversations.follow(id, address.transport);
      scope.name(step.name, { kind: 'endpoint', talk, endpointKind: kind });
      scope.own(async (forgets) => {
        await (forgets ? engine.remove(id) : engine.close(id));
        await responders.dispose();
        conversations.forget(talk);
      });
    },
  });
  if (!opened.ok) return opened;
  const { id, ready } = opened.value;
  const stop = (): void => void engine.close(id);
  // Looking up a name has no limit of its own.
  const late = new AbortController();
  const stopTimer =
    step.kind === 'connect'
      ? world.clock.timer(limitMs(address, step.withinMs), () => {
          late.abort();
          stop();
        })
      : undefined;
  signal.addEventListener('abort', stop);
  const result = await ready;
  signal.removeEventListener('abort', stop);
  stopTimer?.();
  if (isTry && !result.ok) await engine.remove(id);
  return late.signal.aborted && !result.ok && step.kind === 'connect' ? fail(tooLate(step.withinMs)) : result;
}

/** The connect itself says more about why it took so long, and has the first word. */
const limitGraceMs = 100;

function limitMs(address: Address, withinMs: number): number {
  const own = isDatagram(address.transport) ? undefined : address.options.connectTimeoutMs;
  return (own ?? withinMs) + limitGraceMs;
}

function tooLate(withinMs: number): Failure {
  return {
    code: 'ETIMEDOUT',
    call: 'connect',
    message: `There was no connection within ${milliseconds(withinMs)}.`,
    advice: 'The name may take long to look up: try its address, or a longer "within".',
  };
}

/** Whether it came as the step wants it. */
function outcome(step: ListenStep | ConnectStep, failure: Failure | undefined): StepFailure | undefined {
  const { fails } = step;
  if (fails === undefined) return failure === undefined ? undefined : failedCall(step, failure);
  if (failure === undefined)
    return failedAt(step, 'ERR_UNEXPECTED', `Expected ${fails}, but it was opened without a failure.`);
  if (failure.code === fails) return undefined;
  const message = `Expected ${fails}, but it failed with ${failure.code}: ${failure.message}`;
  return failedAt(step, failure.code, message);
}

function inFolder(address: Address, folder: string): Address {
  if (!isPathAddress(address)) return address;
  const { path } = address;
  if (isAbsolute(path) || isAbstractPath(path) || isPipePath(path)) return address;
  return { ...address, path: resolve(folder, path) };
}

function withTimeout(address: Address, step: ListenStep | ConnectStep): Address {
  const { options } = address;
  if (step.kind === 'listen' || isDatagram(address.transport) || options.connectTimeoutMs !== undefined)
    return address;
  return { ...address, options: { ...options, connectTimeoutMs: step.withinMs } };
}
