/** `NAME > PAYLOAD`: out to one connection, or to all of a listener. */
import { isPathAddress } from '../../model/address.ts';
import { isDatagram } from '../../model/transports.ts';
import { isClient } from '../../model/endpointKinds.ts';
import { resolveAddress } from '../../language/experiment/reading/addressText.ts';
import type { AddressText } from '../../language/experiment/model/experiment.ts';
import { standaloneFile } from '../../language/payload/parts/file.ts';
import { alreadyFramed } from '../../language/payload/alreadyFramed.ts';
import { encodeFrame } from '../../bytes/framing/encodeFrame.ts';
import { framedConversation } from './frames.ts';
import { idOf, type Named } from '../state/named.ts';
import { sendDatagram } from '../send/sendDatagram.ts';
import type { RunningProgram } from '../state/runningProgram.ts';
import { sendToProgram } from '../send/sendToProgram.ts';
import { sendFile } from '../send/sendFile.ts';
import { sendWaiting } from '../send/sendWaiting.ts';
import { cancelledAt, failedAt, failedCall } from '../results/stepFailure.ts';
import { whatEnded } from '../state/whatEnded.ts';
import type { TestRun } from '../state/testRun.ts';
import type { RunStep, StepContext } from './stepRunner.ts';

export const send: RunStep<'send'> = async (step, context) => {
  const { scope, run, signal, bytes } = context;
  const named = scope.find(step.endpoint);
  if (named === undefined) return failedAt(step, 'ENOTCONN', `There is no ${step.endpoint}.`);
  if (named.kind === 'program') return toProgram(step, named.program, context);
  const path = standaloneFile(step.parts);
  const framing = framedConversation(named)?.framing;
  if (path !== undefined && !isDatagram(named.talk.transport) && framing === undefined) {
    const sent = await sendFile(path, named, { run, signal });
    if (sent === 'cancelled') return cancelledAt(step);
    return sent.ok ? undefined : failedCall(step, whatEnded(named, sent.failure, step.endpoint, scope));
  }
  const message = scope.encode(step, step.parts);
  if (!(message instanceof Uint8Array)) return message;
  const payload =
    framing === undefined || alreadyFramed(framing, step.parts, message)
      ? message
      : encodeFrame(framing, message);
  if (typeof payload === 'string') return failedAt(step, 'ERR_PAYLOAD', payload);
  if (step.to !== undefined) return sendTo(step, step.to, named, payload, context);
  const sent = isDatagram(named.talk.transport)
    ? await sendDatagram(named, run, () => run.engine.send(datagramTarget(named, run), payload))
    : await sendWaiting(named, payload, { run, signal });
  if (sent === 'cancelled') return cancelledAt(step);
  if (!sent.ok) return failedCall(step, whatEnded(named, sent.failure, step.endpoint, scope));
  bytes.sent = payload;
  return undefined;
};

async function toProgram(
  step: Parameters<typeof send>[0],
  program: RunningProgram,
  { scope, run, signal, bytes }: StepContext,
): ReturnType<typeof send> {
  const payload = scope.encode(step, step.parts);
  if (!(payload instanceof Uint8Array)) return payload;
  const sent = await sendToProgram(program, payload, { run, signal });
  if (sent === 'cancelled') return cancelledAt(step);
  if (!sent.ok) return failedCall(step, sent.failure);
  bytes.sent = payload;
  return undefined;
}

/** Whom a listener answers: the peer that it has read from last, or, before it has read, the one heard last. */
function datagramTarget(named: Exclude<Named, { kind: 'program' }>, { engine }: TestRun): number {
  const { readFrom } = named.talk;
  if (named.kind === 'connection' || isClient(named.endpointKind) || readFrom === undefined)
    return idOf(named);
  // The engine forgets the idlest of very many peers.
  return engine.isOpen(readFrom.id) ? readFrom.id : idOf(named);
}

async function sendTo(
  step: Parameters<typeof send>[0],
  to: AddressText,
  named: Exclude<Named, { kind: 'program' }>,
  payload: Uint8Array,
  { run, scope, bytes }: StepContext,
): ReturnType<typeof send> {
  const kind = { kind: 'client', transport: 'udp', platform: process.platform } as const;
  const address = resolveAddress(to, kind, (name) => scope.text(name));
  if (!address.ok) {
    const [{ start, end, message }] = address.problems;
    return { ...failedAt(step, 'ERR_ADDRESS', message), start, end };
  }
  if (isPathAddress(address.value) || !isDatagram(address.value.transport))
    return failedAt(step, 'EDESTADDRREQ', 'Only a datagram goes to an address of its own.');
  const { host, port } = address.value;
  const { id } = named.talk;
  const sent = await sendDatagram(named, run, () => run.engine.sendTo(id, payload, { host, port }));
  if (!sent.ok) return failedCall(step, sent.failure);
  bytes.sent = payload;
  return undefined;
}
