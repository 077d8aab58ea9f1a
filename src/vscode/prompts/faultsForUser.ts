/** Faults by a user: the questions for them, and the changes of a relay. */
import * as vscode from 'vscode';
import { faultProblem } from '../../app/actions/faultLines.ts';
import { faultChoices, faultEnding, presetChoices } from '../../app/questions/faultChoices.ts';
import type { FaultNode } from '../../app/sockets/socketNodes.ts';
import { endpointRowLabel } from '../../model/rowText.ts';
import { faultLineKey, faultLineText, isFaultLineOn } from '../../model/faultLine.ts';
import { faultKinds } from '../../model/faultSpec.ts';
import type { Transport } from '../../model/transports.ts';
import { askText, back, type Answer, type Choice, type Step } from '../ui/ask.ts';
import { askOrType } from '../ui/askOrType.ts';
import { showIfFailed } from '../ui/messages.ts';
import type { TypedReading } from '../ui/typedAnswer.ts';
import type { PromptContext } from './promptContext.ts';

type Parts = Pick<PromptContext, 'faults' | 'ledger'>;

/** A fault as it is, or a line that the user may change first. */
interface FaultLine {
  readonly line: string;
  readonly isToChange: boolean;
}

/** Asks what the network is like: the lines of its faults. A fault may be typed as well. */
export async function askNetwork(step: Step, transport: Transport): Promise<Answer<readonly string[]>> {
  for (;;) {
    const chosen = await askOrType<FaultLine | readonly string[]>({
      ...step,
      placeholder: 'What should the network be like? Choose, or type a fault, such as latency 100ms down',
      choices: [
        {
          label: 'No Faults',
          description: 'Passes everything on as it comes; faults can be added at any time',
          choose: [],
        },
        { label: 'presets', kind: vscode.QuickPickItemKind.Separator },
        ...presetChoices(transport).map(({ title, help, lines }): Choice<readonly string[]> => {
          return { label: title, description: help, detail: lines.join(' · '), choose: lines };
        }),
        { label: 'one fault', kind: vscode.QuickPickItemKind.Separator },
        ...linesFor(transport),
      ],
      read: (typed) => readFault(typed, transport),
    });
    if (chosen === undefined || chosen === back) return chosen;
    if (!('line' in chosen)) return chosen;
    const line = await askChange({ ...step, canGoBack: true }, transport, chosen);
    if (line !== back) return line === undefined ? undefined : [line];
  }
}

/** Asks for a fault, and adds it. */
export async function addFaultForUser({ faults, ledger }: Parts, id: number): Promise<void> {
  const relay = ledger.endpoint(id, 0);
  if (relay === undefined) return;
  const title = `Add Fault to ${endpointRowLabel(relay)}`;
  for (;;) {
    const chosen = await askOrType({
      title,
      placeholder: 'What should happen to the traffic? Choose, or type a fault, such as latency 100ms down',
      choices: linesFor(relay.transport),
      read: (typed) => readFault(typed, relay.transport),
    });
    if (chosen === undefined || chosen === back) return;
    const line = await askChange({ title, canGoBack: true }, relay.transport, chosen, relay.faults);
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

function linesFor(transport: Transport): Choice<FaultLine>[] {
  return faultChoices(transport).map(({ line, help }) => {
    return { label: line, description: help, choose: { line, isToChange: true } };
  });
}

function readFault(line: string, transport: Transport): TypedReading<FaultLine> {
  const message = faultProblem(line, transport);
  return message === undefined
    ? { ok: true, choose: { line, isToChange: false }, description: helpOf(line) }
    : { ok: false, message };
}

/** The line, changed by the user where that is due. */
async function askChange(
  step: Step,
  transport: Transport,
  { line, isToChange }: FaultLine,
  others?: readonly string[],
): Promise<Answer<string>> {
  return isToChange ? askLine(step, transport, line, others) : line;
}

function helpOf(line: string): string {
  return faultKinds.find(({ kind }) => kind === line.split(' ', 1)[0])?.help ?? '';
}

/** The line as typed, checked while it is. `others`: those that it would replace if it is of their kind. */
async function askLine(
  step: Step,
  transport: Transport,
  value: string,
  others: readonly string[] = [],
): Promise<Answer<string>> {
  const line = await askText({
    ...step,
    value,
    prompt: `${helpOf(value)} ${faultEnding}`,
    judge: (text) => {
      const message = faultProblem(text.trim(), transport);
      if (message !== undefined) return { message, severity: 'error' };
      const replaced = others.find((other) => faultLineKey(other) === faultLineKey(text.trim()));
      return replaced === undefined ? undefined : { message: `Replaces ${replaced}.`, severity: 'info' };
    },
  });
  return typeof line === 'string' ? line.trim() : line;
}
