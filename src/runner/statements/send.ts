/** `NAME > PAYLOAD`: sends to one connection, or to all of a listener. */
import type { Written } from '../../engine/contracts/openConnection.ts';
import { fail, type Result } from '../../model/result.ts';
import { isPathAddress } from '../../model/address.ts';
import { isDatagram } from '../../model/transports.ts';
import { isClient } from '../../model/endpointKinds.ts';
import { resolveAddress } from '../../language/experiment/reading/addressText.ts';
import type { AddressText, SendStatement } from '../../language/experiment/model/experiment.ts';
import { standaloneFile } from '../../language/payload/parts/file.ts';
import { alreadyFramed } from '../../language/payload/alreadyFramed.ts';
import { encodeFrame } from '../../bytes/framing/encodeFrame.ts';
import { framedConversation } from './frames.ts';
import { idOf, type Named } from '../state/named.ts';
import type { RunningProgram } from '../state/runningProgram.ts';
import { sendToProgram } from '../send/sendToProgram.ts';
import { sendFile } from '../send/sendFile.ts';
import { sendWaiting } from '../send/sendWaiting.ts';
import { cancelledAt, failedAt, failedCall } from '../results/stepFailure.ts';
import type { StepFailure } from '../results/testResult.ts';
import { whatEnded } from '../state/whatEnded.ts';
import type { TestRun } from '../state/testRun.ts';
import type { StatementRunner, StepContext } from './statementRunner.ts';

export const send: StatementRunner<'send'> = async (statement, context) => {
  const { scope, run, signal, bytes } = context;
  const name = statement.endpoint.value;
  const { parts } = statement.payload;
  const named = scope.find(name);
  if (named === undefined) return failedAt(statement, 'ENOTCONN', `There is no ${name}.`);
  if (named.kind === 'program') return toProgram(statement, named.program, context);
  const path = standaloneFile(parts);
  const framing = framedConversation(named)?.framing;
  if (path !== undefined && !isDatagram(named.traffic.transport) && framing === undefined) {
    const sent = await sendFile(path, named, { run, signal });
    if (sent === 'cancelled') return cancelledAt(statement);
    return sent.ok ? undefined : failedCall(statement, whatEnded(named, sent.failure, name, scope));
  }
  const message = scope.encode(statement, parts);
  if (!(message instanceof Uint8Array)) return message;
  const payload =
    framing === undefined || alreadyFramed(framing, parts, message) ? message : encodeFrame(framing, message);
  if (typeof payload === 'string') return failedAt(statement, 'ERR_PAYLOAD', payload);
  if (statement.to !== undefined) return sendTo(statement, statement.to, named, payload, context);
  const sent = isDatagram(named.traffic.transport)
    ? takenDatagram(await run.engine.write(datagramTarget(named, run), payload))
    : await sendWaiting(named, payload, { run, signal });
  if (sent === 'cancelled') return cancelledAt(statement);
  if (!sent.ok) return failedCall(statement, whatEnded(named, sent.failure, name, scope));
  bytes.sent = payload;
  return undefined;
};

async function toProgram(
  statement: SendStatement,
  program: RunningProgram,
  { scope, run, signal, bytes }: StepContext,
): Promise<StepFailure | undefined> {
  const payload = scope.encode(statement, statement.payload.parts);
  if (!(payload instanceof Uint8Array)) return payload;
  const sent = await sendToProgram(program, payload, { run, signal });
  if (sent === 'cancelled') return cancelledAt(statement);
  if (!sent.ok) return failedCall(statement, sent.failure);
  bytes.sent = payload;
  return undefined;
}

/** The target of a listener's datagram: the peer it has read from last, or, before any read, the one that sent last. */
function datagramTarget(named: Exclude<Named, { kind: 'program' }>, { engine }: TestRun): number {
  const { readFrom } = named.traffic;
  if (named.kind === 'connection' || isClient(named.endpointKind) || readFrom === undefined)
    return idOf(named);
  // The engine forgets the least active of very many peers.
  return engine.isOpen(readFrom.id) ? readFrom.id : idOf(named);
}

/** The kernel only refuses a datagram when it is handed over. */
function takenDatagram(written: Result<Written>): Result<Written> {
  return written.ok && written.value.failure !== undefined ? fail(written.value.failure) : written;
}

async function sendTo(
  statement: SendStatement,
  to: AddressText,
  named: Exclude<Named, { kind: 'program' }>,
  payload: Uint8Array,
  { run, scope, bytes }: StepContext,
): Promise<StepFailure | undefined> {
  const kind = { kind: 'client', transport: 'udp', platform: process.platform } as const;
  const address = resolveAddress(to, kind, (name) => scope.text(name));
  if (!address.ok) {
    const [{ start, end, message }] = address.problems;
    return { ...failedAt(statement, 'ERR_ADDRESS', message), start, end };
  }
  if (isPathAddress(address.value) || !isDatagram(address.value.transport))
    return failedAt(statement, 'EDESTADDRREQ', 'Only a datagram goes to an address of its own.');
  const { host, port } = address.value;
  const { id } = named.traffic;
  const sent = takenDatagram(await run.engine.writeTo(id, payload, { host, port }));
  if (!sent.ok) return failedCall(statement, sent.failure);
  bytes.sent = payload;
  return undefined;
}
