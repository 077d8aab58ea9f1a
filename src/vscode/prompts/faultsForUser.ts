/** Faults by a user: the questions for them, and the changes of a relay. */
import * as vscode from 'vscode';
import { faultProblem } from '../../app/actions/faultLines.ts';
import { faultChoices, faultEnding, presetChoices } from '../../app/questions/faultChoices.ts';
import type { FaultNode } from '../../app/sockets/socketNodes.ts';
import { endpointRowLabel } from '../../model/rowText.ts';
import { faultLineKey, faultLineText, isFaultLineOn } from '../../model/faultLine.ts';
import { faultKinds } from '../../model/faultSpec.ts';
import type { Transport } from '../../model/transports.ts';
import { askChoice, askText, back, type Answer, type Choice, type Step } from '../ui/ask.ts';
import { showIfFailed } from '../ui/messages.ts';
import type { PromptContext } from './promptContext.ts';

type Parts = Pick<PromptContext, 'faults' | 'ledger'>;
/** All of these, or a line that the user may change. */
type Network =
  | { readonly kind: 'all'; readonly lines: readonly string[] }
  | { readonly kind: 'fault'; readonly line: string };

/** Asks what the network is like: the lines of its faults. */
export async function askNetwork(step: Step, transport: Transport): Promise<Answer<readonly string[]>> {
  for (;;) {
    const chosen = await askChoice<Network>({
      ...step,
      placeholder: 'What should the network be like?',
      choices: [
        {
          label: 'No Faults',
          description: 'Passes everything on as it comes; faults can be added at any time',
          choose: { kind: 'all', lines: [] },
        },
        { label: 'presets', kind: vscode.QuickPickItemKind.Separator },
        ...presetChoices(transport).map(({ title, help, lines }): Choice<Network> => {
          return {
            label: title,
            description: help,
            detail: lines.join(' · '),
            choose: { kind: 'all', lines },
          };
        }),
        { label: 'one fault', kind: vscode.QuickPickItemKind.Separator },
        ...faultChoices(transport).map(({ line, help }): Choice<Network> => {
          return { label: line, description: help, choose: { kind: 'fault', line } };
        }),
      ],
    });
    if (chosen === undefined || chosen === back) return chosen;
    if (chosen.kind === 'all') return chosen.lines;
    const line = await askLine({ ...step, canGoBack: true }, transport, chosen.line);
    if (line !== back) return line === undefined ? undefined : [line];
  }
}

/** Asks for a fault, and adds it. */
export async function addFaultForUser({ faults, ledger }: Parts, id: number): Promise<void> {
  const relay = ledger.endpoint(id, 0);
  if (relay === undefined) return;
  const title = `Add Fault to ${endpointRowLabel(relay)}`;
  for (;;) {
    const chosen = await askChoice({
      title,
      placeholder: 'What should happen to the traffic?',
      choices: linesFor(relay.transport),
    });
    if (typeof chosen !== 'string') return;
    const known = relay.faults ?? [];
    const line = await askLine({ title, canGoBack: true }, relay.transport, chosen, known);
    if (line === back) continue;
    if (line !== undefined) showIfFailed(await faults.add(id, line));
    return;
  }
}

/** Asks what the network is like, and replaces all faults. */
export async function setFaultsForUser({ faults, ledger }: Parts, id: number): Promise<void> {
  const relay = ledger.endpoint(id, 0);
  if (relay === undefined) return;
  const lines = await askNetwork({ title: `Set Faults of ${endpointRowLabel(relay)}` }, relay.transport);
  if (lines !== undefined && lines !== back) showIfFailed(await faults.set(id, lines));
}

/** Asks for another line for a fault, which stays switched on or off. */
export async function editFaultForUser(
  { faults, ledger }: Parts,
  { endpoint, fault }: FaultNode,
): Promise<void> {
  const relay = ledger.endpoint(endpoint, 0);
  const before = relay?.faults?.find((line) => faultLineKey(line) === fault);
  if (relay === undefined || before === undefined) return;
  const others = (relay.faults ?? []).filter((line) => line !== before);
  const line = await askLine({ title: 'Edit Fault' }, relay.transport, faultLineText(before), others);
  if (typeof line !== 'string') return;
  const isOff = !isFaultLineOn(before) && isFaultLineOn(line);
  showIfFailed(await faults.replace(endpoint, fault, isOff ? `${line} off` : line));
}

function linesFor(transport: Transport): Choice<string>[] {
  return faultChoices(transport).map(({ line, help }) => ({ label: line, description: help, choose: line }));
}

/** The line as typed, checked while it is. `others`: those that it would replace if it is of their kind. */
async function askLine(
  step: Step,
  transport: Transport,
  value: string,
  others: readonly string[] = [],
): Promise<Answer<string>> {
  const help = faultKinds.find(({ kind }) => value.startsWith(kind))?.help ?? '';
  const line = await askText({
    ...step,
    value,
    prompt: `${help} ${faultEnding}`,
    judge: (text) => {
      const message = faultProblem(text.trim(), transport);
      if (message !== undefined) return { message, severity: 'error' };
      const replaced = others.find((other) => faultLineKey(other) === faultLineKey(text.trim()));
      return replaced === undefined ? undefined : { message: `Replaces ${replaced}.`, severity: 'info' };
    },
  });
  return typeof line === 'string' ? line.trim() : line;
}
