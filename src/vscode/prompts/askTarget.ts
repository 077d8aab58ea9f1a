/** Where a user's bytes go: to the current target, or to one chosen now, which becomes the current target. */
import { isDatagram } from '../../model/transports.ts';
import { isClient, accepts } from '../../model/endpointKinds.ts';
import * as vscode from 'vscode';
import type { Endpoint } from '../../model/endpoint.ts';
import { endpointLabel, isOpen } from '../../model/endpointText.ts';
import type { PromptContext } from './promptContext.ts';
import { commandId } from '../../app/commands/commandId.ts';
import { openingTitle } from '../../app/questions/transportChoices.ts';
import { unreachableSentence, type UnreachableTarget } from '../../app/targets/unreachableTarget.ts';
import type { TargetState } from '../../app/targets/sendTarget.ts';
import { askChoice, back } from '../ui/ask.ts';
import { showIfFailed } from '../ui/messages.ts';

type Parts = Pick<PromptContext, 'target' | 'actions' | 'ledger'>;

/**
 * The current target, otherwise one that the user chooses; undefined: there is none, and the user has been notified.
 */
export async function targetForUser(parts: Parts): Promise<number | undefined> {
  const id = parts.target.current();
  if (id === undefined) return askTarget(parts);
  parts.target.choose(id);
  return id;
}

/** Asks for a target, and makes it the current one. */
export async function askTarget(parts: Parts): Promise<number | undefined> {
  const { target } = parts;
  const state = target.state();
  const candidates = target.candidates();
  if (candidates.length === 0) {
    void offerTarget(parts, state);
    return undefined;
  }
  const question = 'Send to which connection?';
  const current = state.kind === 'set' ? state.id : undefined;
  const choices = candidates.map(({ id, label, description }) => ({
    label,
    description: id === current ? `${description} · current target` : description,
    choose: id,
  }));
  const active = choices.find(({ choose }) => choose === current);
  const chosen = await askChoice({
    title: 'Choose Send Target',
    placeholder: state.kind === 'unreachable' ? `${unreachableSentence(state)}. ${question}` : question,
    choices,
    ...(active === undefined ? {} : { active }),
  });
  if (chosen === undefined || chosen === back) return undefined;
  target.choose(chosen);
  return chosen;
}

const startListener = openingTitle('listener', 'tcp');
const connect = openingTitle('client', 'tcp');
const restart = 'Restart';

/** Reports that there is no target, and offers ways to get one. Sends nothing. */
async function offerTarget({ actions, ledger }: Parts, state: TargetState): Promise<void> {
  const gone = state.kind === 'unreachable' ? state : undefined;
  const again = gone !== undefined && canStartAgain(ledger.endpoint(gone.id, 0), gone) ? gone : undefined;
  const waiting = ledger.endpoints(0).find((endpoint) => accepts(endpoint.kind) && isOpen(endpoint));
  const message =
    gone === undefined
      ? `Nothing to send to${waiting === undefined ? '' : waitsFor(waiting)}.`
      : `${unreachableSentence(gone)}, and there is nothing else to send to.`;
  const buttons = again === undefined ? [startListener, connect] : [restart, startListener, connect];
  const pressed = await vscode.window.showWarningMessage(message, ...buttons);
  if (pressed === restart && again !== undefined) showIfFailed(await actions.restart(again.id));
  else if (pressed === startListener) await vscode.commands.executeCommand(commandId('startTcpListener'));
  else if (pressed === connect) await vscode.commands.executeCommand(commandId('connectTcp'));
}

/** An open listener cannot be started again; a client that has ended its side reconnects. */
function canStartAgain(endpoint: Endpoint | undefined, { why }: UnreachableTarget): boolean {
  return endpoint !== undefined && (why === 'closed' || (why === 'ended' && isClient(endpoint.kind)));
}

function waitsFor(listener: Endpoint): string {
  const came = isDatagram(listener.transport) ? 'sent anything' : 'connected';
  return `: no client has ${came} to ${endpointLabel(listener)} yet`;
}
