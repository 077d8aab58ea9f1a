/** Opens an endpoint for a user: asks first, shows progress when it takes long, offers help when it fails. */
import { isPathAddress } from '../../model/address.ts';
import { hostname } from 'node:os';
import * as vscode from 'vscode';
import { accepts, isClient, type SocketKind } from '../../model/endpointKinds.ts';
import { hasPath, isDatagram, type Transport } from '../../model/transports.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { plainAddress, withoutScheme } from '../../model/addressText.ts';
import { formatAddress } from '../../address/formatAddress.ts';
import type { Result } from '../../model/result.ts';
import type { PromptContext } from './promptContext.ts';
import {
  isRelayRequest,
  ownAddress,
  relayAddresses,
  type OpenRequest,
} from '../../app/actions/openRequest.ts';
import { aside, askChoice, askTextOr, back, type Answer, type Remark } from '../ui/ask.ts';
import { askResponder } from './askResponder.ts';
import { withLateProgress } from '../ui/lateProgress.ts';
import { suggestedAddress } from '../../app/questions/suggestedAddress.ts';
import { publicReach } from '../../app/consent/reach.ts';
import { showFailure, showFailureWithButtons, showUnexpectedError } from '../ui/messages.ts';

const retry = 'Retry';
const useFreePort = 'Use a Free Port';

export interface OpeningWatch {
  /** Started in the Sockets view: the new row gets the focus. */
  readonly inView?: boolean;
  /** Called with the endpoint's id, and with that of an endpoint that replaces it. */
  readonly began?: (id: number) => void;
}

interface Asked {
  readonly kind: SocketKind;
  readonly transport: Transport;
  readonly title: string;
  /** Another prompt precedes this one. */
  readonly canGoBack?: boolean;
  /** Started in the Sockets view: the new row gets the focus. */
  readonly inView?: boolean;
  /** The initial text; absent: a suggestion for the kind and transport. */
  readonly address?: string;
}

/** Asks for address (and responder), then opens. */
export async function askAndOpen(parts: PromptContext, asked: Asked): Promise<typeof back | undefined> {
  const { kind, transport, title, inView = false } = asked;
  const recent = parts.recent.of(kind, transport);
  const offer = { kind, transport, recent, endpoints: parts.ledger.endpoints(0), platform: process.platform };
  let address: Answer<string> = asked.address ?? suggestedAddress(offer);
  for (;;) {
    address = await askAddress(parts, asked, recent, address);
    if (address === undefined || address === back) return address;
    address = address.trim();
    if (isClient(kind)) break;
    const current = parts.settings().defaultResponder;
    const responder = await askResponder({ title, step: 2, steps: 2, canGoBack: true, current });
    if (responder === back) continue;
    if (responder === undefined) return undefined;
    await openForUser(parts, { kind, transport, address, responder }, { inView });
    return undefined;
  }
  await openForUser(parts, { kind, transport, address }, { inView });
  return undefined;
}

/** The address as typed, or a recent one. */
async function askAddress(
  parts: PromptContext,
  asked: Asked,
  recent: readonly string[],
  value: string,
): Promise<Answer<string>> {
  let typed = value;
  for (;;) {
    const address = await typeAddress(parts, asked, recent, typed, (now) => {
      typed = now;
    });
    if (address !== aside) return address;
    const chosen = await askChoice({
      title: asked.title,
      placeholder: 'Recently used',
      canGoBack: true,
      choices: recent.map((one) => ({ label: one, choose: one })),
    });
    if (chosen !== back) return chosen;
  }
}

function typeAddress(
  { actions }: PromptContext,
  { kind, transport, title, canGoBack = false }: Asked,
  recent: readonly string[],
  value: string,
  typed: (now: string) => void,
) {
  const listener = accepts(kind);
  const beside = { icon: 'history', tooltip: 'Recently Used Addresses', asked: typed };
  const question = {
    title,
    canGoBack,
    value,
    ...(listener ? { step: 1, steps: 2 } : {}),
    prompt: promptFor(kind, transport),
    judge: (text: string): Remark | undefined => {
      const parsed = actions.parse({ text, kind, transport });
      if (!parsed.ok) return { message: parsed.problems[0].message, severity: 'error' };
      const reach = listener ? publicReach(parsed.value) : undefined;
      return reach === undefined ? undefined : { message: reach, severity: 'warning' };
    },
  };
  return askTextOr(question, recent.length === 0 ? undefined : beside);
}

/** In a remote window, it names the machine. */
function promptFor(kind: SocketKind, transport: Transport): string {
  const where = vscode.env.remoteName === undefined ? '' : ` (on ${hostname()})`;
  return wordsFor(kind, transport).replace(/(?=:|$)/, where);
}

function wordsFor(kind: SocketKind, transport: Transport): string {
  if (hasPath(transport)) return accepts(kind) ? 'Path to listen on' : 'Path to connect to';
  if (isClient(kind))
    return isDatagram(transport) ? 'Address to send to: host:port' : 'Address to connect to: host:port';
  return 'Address to listen on: port, host:port, or *:port for all interfaces; port 0 takes a free one';
}

/**
 * Opens, and shows the outcome. Settles with the result of the first attempt; what the user chooses then is handled in
 * the background.
 */
export async function openForUser(
  parts: PromptContext,
  request: OpenRequest,
  watch: OpeningWatch = {},
): Promise<void> {
  const parsed = parts.actions.parse(ownAddress(request));
  if (accepts(request.kind) && parsed.ok && !(await parts.consent.request(parsed.value))) return;
  if (!(await parts.responderConsent.request(request.responder))) return;
  const begun = await parts.actions.begin(request);
  if (!begun.ok) {
    void showFailure(begun.failure);
    return;
  }
  const { id, endpoint } = begun.value;
  watch.began?.(id);
  parts.views.reveal(id, watch.inView === true);
  const result = await withProgress(endpoint, request, () => void parts.actions.stop(id));
  // Waits for the user's choice, which may never be made.
  void concluded(parts, request, id, result, watch).catch((error: unknown) =>
    showUnexpectedError(error, parts.log),
  );
}

async function concluded(
  parts: PromptContext,
  request: OpenRequest,
  id: number,
  first: Result<Endpoint>,
  watch: OpeningWatch,
): Promise<void> {
  let result = first;
  while (!result.ok) {
    const { failure } = result;
    // Intended: the user cancelled, or stopped it.
    if (failure.code === 'ABORT_ERR' || failure.code === 'ECANCELED') return;
    parts.log.failure(`Opening ${request.address}`, failure.message);
    const hasPort = !hasPath(parts.actions.endpointOf(id)?.transport);
    const portTaken = failure.code === 'EADDRINUSE' && hasPort && accepts(request.kind);
    const pressed = portTaken
      ? await showFailureWithButtons(failure, useFreePort, retry)
      : await showFailure(failure, retry);
    if (pressed === undefined) return;
    if (pressed === useFreePort) {
      await parts.actions.remove(id);
      await openForUser(parts, { ...request, address: onFreePort(parts, request) }, watch);
      return;
    }
    result = await withProgress(parts.actions.restart(id), request, () => void parts.actions.stop(id));
  }
  if (isClient(request.kind)) parts.target.choose(id);
  remember(parts, request);
}

function remember({ recent, actions }: PromptContext, request: OpenRequest): void {
  if (isRelayRequest(request)) {
    const target = actions.parse(relayAddresses(request).target);
    if (target.ok)
      recent.remember('client', target.value.transport, withoutScheme(formatAddress(target.value)));
  } else if (request.transport !== undefined)
    recent.remember(request.kind, request.transport, request.address);
}

/** The same address, with a port chosen by the system. */
function onFreePort({ actions }: PromptContext, request: OpenRequest): string {
  const parsed = actions.parse(ownAddress(request));
  return parsed.ok && !isPathAddress(parsed.value)
    ? formatAddress({ ...parsed.value, port: 0 })
    : request.address;
}

function withProgress(
  opening: Promise<Result<Endpoint>>,
  { address, kind }: OpenRequest,
  cancel: () => void,
): Promise<Result<Endpoint>> {
  const place = plainAddress(address);
  const title = accepts(kind) ? `Starting a ${kind} on ${place}` : `Connecting to ${place}`;
  return withLateProgress(opening, { title, cancel });
}
