/** Registers the commands. A program calls a command with arguments; a person uses a menu, the palette or a key. */
import * as vscode from 'vscode';
import { commandId } from '../../app/commands/commandId.ts';
import type { CommandName, Commands, PeopleCommandName } from '../../app/commands/commandTable.ts';
import { isExperimentRow, type ExperimentRow } from '../experiments/experimentService.ts';
import type { Log } from '../../app/ports/log.ts';
import { showUnexpectedError } from '../ui/messages.ts';
import { isSocketNode, isTreeNode, type SocketNode, type TreeNode } from '../../app/sockets/socketNodes.ts';

/** A command started from the palette, a menu or the tree. */
export interface UserAction {
  /** The rows to act on; empty from the palette. */
  readonly nodes: readonly SocketNode[];
  /** Keys of the startables among these rows. */
  readonly startables: readonly string[];
  /** Rows of the Experiments view. */
  readonly rows: readonly ExperimentRow[];
  /** Started in the Sockets view, which should have the focus afterwards. */
  readonly inView: boolean;
  /** The files to act on, from the explorer or an editor's menu. */
  readonly uris: readonly vscode.Uri[];
}

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
      const action = userAction(args, selection);
      if (action === undefined) return handler.call(...args);
      try {
        return await handler.run(action);
      } catch (error) {
        showUnexpectedError(error, log);
        return undefined;
      }
    });
  return vscode.Disposable.from(...names.map(register));
}

/** Menus pass the row or file and then all selected ones, our key bindings a word, the palette nothing. */
function userAction(args: readonly unknown[], selection: () => readonly TreeNode[]): UserAction | undefined {
  const [first, second] = args;
  const selected: readonly unknown[] = Array.isArray(second) && second.length > 0 ? second : [first];
  if (first === onSelection) return { ...nothing, ...onRows(selection()), inView: true };
  if (isTreeNode(first)) return { ...nothing, ...onRows(selected.filter(isTreeNode)) };
  if (isExperimentRow(first)) return { ...nothing, rows: selected.filter(isExperimentRow) };
  if (isPageContext(first)) return nothing;
  // With a string after it, the URI comes from a program: menus pass lists and positions.
  if (first instanceof vscode.Uri && typeof second !== 'string')
    return { ...nothing, uris: selected.filter((each) => each instanceof vscode.Uri) };
  return args.every((arg) => arg === undefined || arg === null) ? nothing : undefined;
}

/** Whether the argument comes from a page's context menu, for which the page itself reports the row. */
function isPageContext(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'webviewSection' in value;
}

/** The argument of commands on the selected rows: in key bindings, and in buttons of the view's welcome text. */
const onSelection = 'selection';

const nothing: UserAction = { nodes: [], startables: [], rows: [], uris: [], inView: false };

function onRows(rows: readonly TreeNode[]): Pick<UserAction, 'nodes' | 'startables'> {
  const startables = rows.flatMap((row) => (row.kind === 'startable-row' ? [row.startable] : []));
  return { nodes: rows.filter(isSocketNode), startables };
}
