import * as vscode from 'vscode';
import { commandId } from '../../app/commands/commandId.ts';
import type { GoneSockets } from '../../app/page/goneSockets.ts';
import type { Startables } from '../../app/saved/startables.ts';

/** What pages say of the last window's sockets, and do about them. */
export function goneSockets(startables: Startables): GoneSockets {
  return {
    count: () => startables.previous().length,
    // As the command does it, with its questions and messages.
    startAgain: () => void vscode.commands.executeCommand(commandId('startGone')),
    forget: () => startables.forgetPrevious(),
  };
}
