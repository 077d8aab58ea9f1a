/** `listen` and `connect`: endpoints, or the failure that was expected. */
import type { ConnectStep, ListenStep } from '../../experiment/plan.ts';
import { resolveAddress } from '../../experiment/addressText.ts';
import type { Address } from '../../model/address.ts';
import type { Failure } from '../../model/result.ts';
import { isAbsolute, resolve } from 'node:path';
import { failedAt, failedCall } from '../testRun.ts';
import type { StepFailure } from '../testResult.ts';
import type { RunStep, StepContext } from './stepRunner.ts';

export const listen: RunStep<'listen'> = (step, context) => open(step, 'listener', undefined, context);

export const connect: RunStep<'connect'> = (step, context) => open(step, 'client', step.withinMs, context);

async function open(
  step: ListenStep | ConnectStep,
  role: 'listener' | 'client',
  withinMs: number | undefined,
  { run, signal }: StepContext,
): Promise<StepFailure | undefined> {
  const { engine, world } = run;
  const resolved = resolveAddress(
    step.address,
    { role, platform: process.platform, nodeVersion: process.versions.node },
    (name) => run.variableText(name),
  );
  if (!resolved.ok) {
    const [{ start, end, message }] = resolved.problems;
    return { ...failedAt(step, 'ERR_ADDRESS', message), start, end };
  }
  const address = withTimeout(inFolder(resolved.value, world.folder), withinMs);
  const responder = step.kind === 'listen' ? step.responder : undefined;
  const name = step.name === undefined ? {} : { name: step.name };
  const spec = { kind: role, address, ...name, ...(responder === undefined ? {} : { responder }) };
  const opened = engine.open(spec, {
    responders: run.responders,
    beforeOpening: (id) => {
      run.opened(id);
      const talk = run.conversations.follow(id, address.transport === 'udp' ? 'datagram' : 'stream');
      run.name(step.name, { kind: 'endpoint', talk, role });
    },
  });
  if (!opened.ok) return outcome(step, opened.failure);
  const stop = (): void => void engine.close(opened.value.id);
  signal.addEventListener('abort', stop);
  const ready = await opened.value.ready;
  signal.removeEventListener('abort', stop);
  return outcome(step, ready.ok ? undefined : ready.failure);
}

/** Whether it came as the step wants it. */
function outcome(step: ListenStep | ConnectStep, failure: Failure | undefined): StepFailure | undefined {
  const { fails } = step;
  if (fails === undefined) return failure === undefined ? undefined : failedCall(step, failure);
  if (failure === undefined)
    return failedAt(step, 'ERR_UNEXPECTED', `Expected ${fails}, but it was opened without a failure.`);
  if (failure.code === fails) return undefined;
  return failedAt(
    step,
    failure.code,
    `Expected ${fails}, but it failed with ${failure.code}. ${failure.message}`,
  );
}

function inFolder(address: Address, folder: string): Address {
  if (address.transport !== 'unix' || isAbsolute(address.path) || address.path.startsWith('\\\\'))
    return address;
  return { ...address, path: resolve(folder, address.path) };
}

function withTimeout(address: Address, withinMs: number | undefined): Address {
  const { options } = address;
  if (withinMs === undefined || address.transport === 'udp' || options.connectTimeoutMs !== undefined)
    return address;
  return { ...address, options: { ...options, connectTimeoutMs: withinMs } } as Address;
}
