/** "Start Listener" and "Connect" without a transport: asks for it first, or takes a recent address. */
import * as vscode from 'vscode';
import { accepts, type SocketKind } from '../../model/endpointKinds.ts';
import {
  multicastChoice,
  openingTitle,
  transportChoices,
  type TransportChoice,
} from '../../app/questions/transportChoices.ts';
import type { PromptContext } from './promptContext.ts';
import { askChoice, back, type Choice } from '../ui/ask.ts';
import { askAndOpen } from './openForUser.ts';

/** Recent addresses of each transport that are listed below the transports. */
const recentLimit = 3;

interface Chosen {
  readonly of: TransportChoice;
  readonly address?: string;
  /** Instead of that of its transport. */
  readonly title?: string;
}

export async function askOpening(parts: PromptContext, kind: SocketKind, title: string): Promise<void> {
  const transports = transportChoices(kind);
  for (;;) {
    const choices: Choice<Chosen>[] = transports.map((of) => ({
      label: of.label,
      description: of.description,
      choose: { of },
    }));
    if (accepts(kind)) {
      const { label, description, address, title: ofGroup } = multicastChoice;
      choices.push({ label, description, choose: { of: multicastChoice, address, title: ofGroup } });
    }
    const recent = transports.flatMap((of) =>
      parts.recent
        .of(kind, of.transport)
        .slice(0, recentLimit)
        .map((address) => ({ label: address, description: of.label, choose: { of, address } })),
    );
    const separator =
      recent.length === 0 ? [] : [{ label: 'recently used', kind: vscode.QuickPickItemKind.Separator }];
    const chosen = await askChoice<Chosen>({
      title,
      placeholder: 'Over which transport?',
      choices: [...choices, ...separator, ...recent],
    });
    if (chosen === undefined || chosen === back) return;
    const { of, address, title: chosenTitle = openingTitle(kind, of.transport) } = chosen;
    const asked = { kind, transport: of.transport, title: chosenTitle, canGoBack: true };
    if ((await askAndOpen(parts, address === undefined ? asked : { ...asked, address })) !== back) return;
  }
}
