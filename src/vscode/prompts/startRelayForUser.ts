/** "Start Relay": asks where to, where to listen and what the network is like, each with an answer that Enter takes. */
import { hostname } from 'node:os';
import * as vscode from 'vscode';
import { formatAddress } from '../../address/formatAddress.ts';
import { relayAddresses } from '../../app/actions/openRequest.ts';
import { relayProblem } from '../../app/actions/relaySpec.ts';
import { publicReach } from '../../app/consent/reach.ts';
import { offeredPlace, offeredTargets, type OfferedTarget } from '../../app/questions/relayAddresses.ts';
import { listeningPrograms, type ListeningProgram } from '../../node/listeningPrograms.ts';
import { shortAddress } from '../../model/addressText.ts';
import { transportNames, transportOfAddress, transports } from '../../model/transports.ts';
import { askText, back, type Answer, type Choice, type Remark } from '../ui/ask.ts';
import { askOrType } from '../ui/askOrType.ts';
import type { TypedReading } from '../ui/typedAnswer.ts';
import { askNetwork } from './faultsForUser.ts';
import { openForUser } from './openForUser.ts';
import type { PromptContext } from './promptContext.ts';

const title = 'Start Relay';
const steps = 3;

export async function startRelayForUser(parts: PromptContext, inView: boolean): Promise<void> {
  const programs = await listeningPrograms();
  for (;;) {
    const target = await askTarget(parts, programs);
    if (typeof target !== 'string') return;
    const started = await startFor(parts, target, programs, inView);
    if (started !== back) return;
  }
}

/** `target`: with scheme. */
async function startFor(
  parts: PromptContext,
  target: string,
  programs: readonly ListeningProgram[],
  inView: boolean,
): Promise<typeof back | undefined> {
  const transport = transportOfAddress(target) ?? 'tcp';
  let typed = offeredPlace(transport, parts.ledger.endpoints(0), programs);
  for (;;) {
    const address = await askPlace(parts, target, typed);
    if (typeof address !== 'string') return address;
    typed = address;
    const { address: own } = relayAddresses({ address, target });
    const faults = await askNetwork(
      { title: `${title} to ${shortAddress(target)}`, step: 3, steps, canGoBack: true },
      own.transport ?? transportOfAddress(address) ?? 'tcp',
    );
    if (faults === back) continue;
    if (faults !== undefined)
      await openForUser(parts, { kind: 'relay', address, target, faults }, { inView });
    return undefined;
  }
}

/** With scheme. */
async function askTarget(
  { actions, ledger, recent }: PromptContext,
  programs: readonly ListeningProgram[],
): Promise<Answer<string>> {
  const used = transportNames.map((transport) => [transport, recent.of('client', transport)] as const);
  const offered = offeredTargets(ledger.endpoints(0), programs, used);
  const read = (typed: string) => actions.parse(relayAddresses({ address: '', target: typed }).target);
  return askOrType({
    title,
    step: 1,
    steps,
    placeholder: 'Where should it connect to? A port, host:port, unix:PATH or udp://host:port',
    choices: [
      ...group('listeners of this window', offered.listeners),
      ...group(`programs of ${machine()}`, offered.programs),
      // A client's may have options that do nothing at a target.
      ...group(
        'used before',
        offered.recent.filter(({ address }) => read(address).ok),
      ),
    ],
    read: (typed): TypedReading<string> => {
      const parsed = read(typed);
      if (!parsed.ok) return { ok: false, message: parsed.problems[0].message };
      const address = formatAddress(parsed.value);
      return { ok: true, choose: address, description: address };
    },
  });
}

function group(label: string, offered: readonly OfferedTarget[]): (Choice<string> | vscode.QuickPickItem)[] {
  if (offered.length === 0) return [];
  return [
    { label, kind: vscode.QuickPickItemKind.Separator },
    ...offered.map(({ address, about }) => ({
      label: shortAddress(address),
      description: [transports[transportOfAddress(address) ?? 'tcp'].label, about]
        .filter(Boolean)
        .join(' · '),
      choose: address,
    })),
  ];
}

/** Where it listens, as typed. */
async function askPlace(parts: PromptContext, target: string, value: string): Promise<Answer<string>> {
  const place = await askText({
    title: `${title} to ${shortAddress(target)}`,
    step: 2,
    steps,
    canGoBack: true,
    value,
    prompt: `Where it listens${vscode.env.remoteName === undefined ? '' : ` (on ${hostname()})`}, for your client to connect to: port, host:port, or *:port for all interfaces`,
    judge: (text) => judgePlace(parts, text, target),
  });
  return typeof place === 'string' ? place.trim() : place;
}

function judgePlace({ actions }: PromptContext, text: string, target: string): Remark | undefined {
  const uses = relayAddresses({ address: text, target });
  const parsed = actions.parse(uses.address);
  if (!parsed.ok) return { message: parsed.problems[0].message, severity: 'error' };
  const to = actions.parse(uses.target);
  const misfit = to.ok ? relayProblem(parsed.value, to.value) : undefined;
  if (misfit !== undefined) return { message: misfit, severity: 'error' };
  const reach = publicReach(parsed.value);
  return reach === undefined ? undefined : { message: reach, severity: 'warning' };
}

function machine(): string {
  return vscode.env.remoteName === undefined ? 'this machine' : hostname();
}
