import { resolveAddress } from '../../experiment/addressText.ts';
import type { SendStep } from '../../experiment/plan.ts';
import { failedAt, failedCall, isFailure, type Named, type TestRun } from '../testRun.ts';
import type { StepFailure } from '../testResult.ts';
import type { RunStep } from './stepRunner.ts';

/** `NAME > PAYLOAD`: out to one connection, or to all of a listener. */
export const send: RunStep<'send'> = async (step, { run, bytes }) => {
  const named = run.find(step.endpoint);
  if (named === undefined || named.kind === 'program')
    return failedAt(step, 'ENOTCONN', `Nothing can be sent to ${step.endpoint}.`);
  const payload = run.encode(step, step.parts);
  if (!(payload instanceof Uint8Array)) return payload;
  bytes.sent = payload;
  const id = named.kind === 'connection' ? named.id : named.talk.id;
  const sent = step.to === undefined ? run.engine.send(id, payload) : await sendTo(step, named, payload, run);
  if (isFailure(sent)) return sent;
  if (!sent.ok) return failedCall(step, sent.failure);
  await run.engine.whenDrained(id);
  return undefined;
};

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

export type { StepFailure };
