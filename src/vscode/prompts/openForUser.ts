/** Opens an endpoint for a person: asks first, shows progress when it takes long, helps when it fails. */
import type { Role, Transport } from '../../model/address.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { formatAddress } from '../../model/formatAddress.ts';
import type { Result } from '../../model/result.ts';
import type { CommandParts } from '../commands/commandParts.ts';
import type { OpenRequest } from '../socketActions.ts';
import { askText, back, type Answer, type Remark } from './ask.ts';
import { askResponder } from './askResponder.ts';
import { withLateProgress } from './lateProgress.ts';
import { offeredAddress } from './offeredAddress.ts';
import { publicReach } from './reach.ts';
import { tellFailure, tellFailureWithButtons } from './tell.ts';

const retry = 'Retry';
const useFreePort = 'Use a Free Port';

/** Asks for address (and responder), then opens. `canGoBack`: something was asked before. */
export async function askAndOpen(
  parts: CommandParts,
  {
    role,
    transport,
    title,
    canGoBack = false,
  }: { role: Role; transport: Transport; title: string; canGoBack?: boolean },
): Promise<typeof back | undefined> {
  const endpoints = parts.ledger.endpoints(0);
  const recent = parts.recent.of(role, transport);
  let address: Answer<string> = offeredAddress({
    role,
    transport,
    recent,
    endpoints,
    platform: process.platform,
  });
  for (;;) {
    address = await askAddress(parts, { role, transport, title, canGoBack, value: address });
    if (address === undefined || address === back) return address;
    address = address.trim();
    if (role === 'client') break;
    const current = parts.settings().defaultResponder;
    const responder = await askResponder({ title, step: 2, steps: 2, canGoBack: true, current });
    if (responder === back) continue;
    if (responder === undefined) return undefined;
    await openListener(parts, { role, transport, address, responder });
    return undefined;
  }
  await openForUser(parts, { role, transport, address });
  return undefined;
}

function askAddress(
  { actions }: CommandParts,
  asked: { role: Role; transport: Transport; title: string; canGoBack: boolean; value: string },
): Promise<Answer<string>> {
  const { role, transport, title, canGoBack, value } = asked;
  const listener = role === 'listener';
  return askText({
    title,
    canGoBack,
    value,
    ...(listener ? { step: 1, steps: 2 } : {}),
    prompt: promptFor(role, transport),
    judge: (text): Remark | undefined => {
      const parsed = actions.parse(text, role, transport);
      if (!parsed.ok) return { message: parsed.problems[0].message, severity: 'error' };
      const reach = listener ? publicReach(parsed.value) : undefined;
      return reach === undefined ? undefined : { message: reach, severity: 'warning' };
    },
  });
}

function promptFor(role: Role, transport: Transport): string {
  if (transport === 'unix') return role === 'listener' ? 'Path to listen on' : 'Path to connect to';
  if (role === 'client')
    return transport === 'udp' ? 'Address to send to: host:port' : 'Address to connect to: host:port';
  return 'Address to listen on: port, host:port, or *:port for all interfaces; port 0 takes a free one';
}

async function openListener(parts: CommandParts, request: OpenRequest): Promise<void> {
  const parsed = parts.actions.parse(request.address, request.role, request.transport);
  if (parsed.ok && !(await parts.consent.given(parsed.value))) return;
  await openForUser(parts, request);
}

async function openForUser(parts: CommandParts, request: OpenRequest): Promise<void> {
  const begun = parts.actions.begin(request);
  if (!begun.ok) {
    void tellFailure(begun.failure);
    return;
  }
  const { id, endpoint } = begun.value;
  parts.views.reveal(id);
  let result = await withProgress(endpoint, request, () => void parts.actions.stop(id));
  while (!result.ok) {
    const { failure } = result;
    // The user's own doing: they cancelled, or stopped it.
    if (failure.code === 'ABORT_ERR' || failure.code === 'ECANCELED') return;
    parts.log.failure(`Opening ${request.address}`, failure.message);
    const portTaken =
      failure.code === 'EADDRINUSE' && request.transport !== 'unix' && request.role === 'listener';
    const pressed = portTaken
      ? await tellFailureWithButtons(failure, useFreePort, retry)
      : await tellFailure(failure, retry);
    if (pressed === undefined) return;
    if (pressed === useFreePort) {
      await parts.actions.remove(id);
      await openForUser(parts, { ...request, address: onFreePort(parts, request) });
      return;
    }
    result = await withProgress(parts.actions.restart(id), request, () => void parts.actions.stop(id));
  }
  if (request.transport !== undefined)
    parts.recent.remember(request.role, request.transport, request.address);
}

/** The same address, the port chosen by the system. */
function onFreePort({ actions }: CommandParts, { address, role, transport }: OpenRequest): string {
  const parsed = actions.parse(address, role, transport);
  return parsed.ok && parsed.value.transport !== 'unix'
    ? formatAddress({ ...parsed.value, port: 0 })
    : address;
}

function withProgress(
  opening: Promise<Result<Endpoint>>,
  { address, role }: OpenRequest,
  cancel: () => void,
): Promise<Result<Endpoint>> {
  const title = role === 'listener' ? `Starting a listener on ${address}` : `Connecting to ${address}`;
  return withLateProgress(opening, { title, cancel });
}
