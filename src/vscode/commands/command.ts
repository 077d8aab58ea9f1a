/** Registers the commands. A program calls a command with arguments; a person uses a menu, the palette or a key. */
import * as vscode from 'vscode';
import { commandId } from '../../app/commands/commandId.ts';
import type { CommandName, Commands, PeopleCommandName } from '../../app/commands/commandTable.ts';
import type { Log } from '../../app/ports/log.ts';
import { showInformation, showUnexpectedError } from '../ui/messages.ts';
import type { TreeNode } from '../../app/sockets/socketNodes.ts';
import { userAction, type UserAction } from './userAction.ts';

interface PeopleHandler {
  /** Asks for what is missing and shows failures. The result is for a program that passed a URI. */
  run(action: UserAction): unknown;
}

interface ProgramHandler<Name extends CommandName> extends PeopleHandler {
  /** Neither asks nor shows anything; rejects with a `CommandError`. */
  call(...args: Parameters<Commands[Name]>): ReturnType<Commands[Name]> | Promise<ReturnType<Commands[Name]>>;
}

export type CommandHandler<Name extends CommandName> = Name extends PeopleCommandName
  ? PeopleHandler
  : ProgramHandler<Name>;

export type CommandHandlers = { readonly [Name in CommandName]: CommandHandler<Name> };

/** A handler as registered: a program's arguments may be anything. */
export interface RunnableCommand extends PeopleHandler {
  /** Whether a menu's call without a row is one whose row is gone. */
  readonly needsRow: boolean;
  call(...args: readonly unknown[]): unknown;
}

export type RunnableCommands = Readonly<Record<CommandName, RunnableCommand>>;

interface CommandRegistration {
  readonly names: readonly CommandName[];
  /** Loads the handlers, on the first call of any command. */
  readonly handlers: () => Promise<RunnableCommands>;
  /** The selected rows, for key bindings that act on them. */
  readonly selection: () => readonly TreeNode[];
  readonly log: Log;
}

export function registerCommands({
  names,
  handlers,
  selection,
  log,
}: CommandRegistration): vscode.Disposable {
  const register = (name: CommandName): vscode.Disposable =>
    vscode.commands.registerCommand(commandId(name), async (...args: unknown[]) => {
      const handler = (await handlers())[name];
      const action = userAction(args, { selection, isUri, needsRow: handler.needsRow });
      if (action === undefined) return handler.call(...args);
      if (action === 'lost row') {
        showInformation('The row is no longer there. Try again.');
        return undefined;
      }
      try {
        return await handler.run(action);
      } catch (error) {
        showUnexpectedError(error, log);
        return undefined;
      }
    });
  return vscode.Disposable.from(...names.map(register));
}

function isUri(value: unknown): value is vscode.Uri {
  return value instanceof vscode.Uri;
}
