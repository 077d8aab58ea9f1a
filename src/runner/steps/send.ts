import { resolveAddress } from '../../experiment/addressText.ts';
import type { SendStep } from '../../experiment/plan.ts';
import { failedAt, failedCall, isFailure, type Named, type TestRun } from '../testRun.ts';
import type { RunStep } from './stepRunner.ts';

/** `NAME > PAYLOAD`: out to one connection, or to all of a listener. */
export const send: RunStep<'send'> = async (step, { run, bytes, signal }) => {
  const named = run.find(step.endpoint);
  if (named === undefined || named.kind === 'program')
    return failedAt(step, 'ENOTCONN', `Nothing can be sent to ${step.endpoint}.`);
  const payload = run.encode(step, step.parts);
  if (!(payload instanceof Uint8Array)) return payload;
  bytes.sent = payload;
  const sent =
    step.to === undefined
      ? await sendNow(run, named.kind === 'connection' ? named.id : named.talk.id, payload, signal)
      : await sendTo(step, named, payload, run);
  if (isFailure(sent)) return sent;
  return sent.ok ? undefined : failedCall(step, sent.failure);
};

/** What goes out is queued, as a program's `send` is by the kernel; only where the queue is full is it waited for. */
async function sendNow(run: TestRun, id: number, payload: Uint8Array, signal: AbortSignal) {
  const sent = run.engine.send(id, payload);
  if (sent.ok || sent.failure.code !== 'ENOBUFS') return sent;
  const aborted = new Promise<void>((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  await Promise.race([run.engine.whenDrained(id), aborted]);
  return run.engine.send(id, payload);
}

async function sendTo(step: SendStep, named: Named, payload: Uint8Array, run: TestRun) {
  const role = { role: 'client', transport: 'udp', platform: process.platform } as const;
  const address = resolveAddress(step.to as NonNullable<SendStep['to']>, role, (name) =>
    run.variableText(name),
  );
  if (!address.ok) return failedAt(step, 'ERR_ADDRESS', address.problems[0].message);
  if (address.value.transport !== 'udp' || named.kind === 'program')
    return failedAt(step, 'EDESTADDRREQ', 'Only a datagram goes to an address of its own.');
  const { host, port } = address.value;
  return run.engine.sendTo(named.talk.id, payload, { host, port });
}
