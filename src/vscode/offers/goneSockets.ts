import * as vscode from 'vscode';
import { commandId } from '../../app/commands/commandId.ts';
import type { GoneSockets } from '../../app/page/goneSockets.ts';
import type { Offers } from './offers.ts';

/** What pages say of the last window's sockets, and do about them. */
export function goneSockets(offers: Offers): GoneSockets {
  return {
    count: () => offers.gone().length,
    // As the command does it, with its questions and messages.
    startAgain: () => void vscode.commands.executeCommand(commandId('startGone')),
    forget: () => offers.forgetGone(),
  };
}
