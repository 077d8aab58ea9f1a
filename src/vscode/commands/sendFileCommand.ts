import { resolve } from 'node:path';
import * as vscode from 'vscode';
import { baseFolder } from '../ui/workspace.ts';
import { badArgument, valueOf } from '../../app/failures/commandError.ts';
import { targetForUser } from '../prompts/askTarget.ts';
import { openSource } from '../ui/openSource.ts';
import { requireTarget } from '../../app/targets/requireTarget.ts';
import { sendFileForUser } from '../prompts/sendFileForUser.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';

/** Sends files of any size: those selected in a menu, else the active editor's file, else those that the user picks. */
export function sendFileCommand(context: CommandContext): Pick<CommandHandlers, 'sendFile'> {
  return {
    sendFile: {
      call: async (what) => {
        const uri = uriOf(what);
        const to = requireTarget(context.target, what?.to);
        const source = valueOf(await openSource(uri));
        const { bytes } = valueOf(await context.actions.sendSource(to, source));
        return { bytes };
      },
      run: async ({ uris }) => {
        const files = uris.length > 0 ? uris : await filesOfUser();
        if (files.length === 0) return;
        const to = await targetForUser(context);
        if (to === undefined) return;
        for (const file of files) if (!(await sendFileForUser(context, file, to))) return;
      },
    },
  };
}

async function filesOfUser(): Promise<readonly vscode.Uri[]> {
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isFile =
    input instanceof vscode.TabInputText ||
    input instanceof vscode.TabInputCustom ||
    input instanceof vscode.TabInputNotebook;
  if (isFile) return [input.uri];
  if (input instanceof vscode.TabInputTextDiff) return [input.modified];
  const options = { title: 'Send File', openLabel: 'Send', canSelectMany: true };
  return (await vscode.window.showOpenDialog(options)) ?? [];
}

function uriOf(what: unknown): vscode.Uri {
  const file: unknown = typeof what === 'object' && what !== null && 'file' in what ? what.file : undefined;
  if (file instanceof vscode.Uri) return file;
  if (typeof file !== 'string' || file === '')
    throw badArgument('sendFile takes { file, to? }; the file is a path or a Uri');
  // A single letter before the colon is a Windows drive.
  return /^[a-z][a-z0-9+.-]+:/i.test(file)
    ? vscode.Uri.parse(file, true)
    : vscode.Uri.file(resolve(baseFolder(), file));
}
