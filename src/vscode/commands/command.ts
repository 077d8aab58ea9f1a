/** Registers the commands. A program calls one with arguments; a person picks it from a menu or the palette, or presses its key. */
import * as vscode from 'vscode';
import { commandId } from '../../app/commands/commandId.ts';
import type { CommandName, Commands, PeopleCommandName } from '../../app/commands/commandTable.ts';
import { isExperimentRow, type ExperimentRow } from '../experiments/experimentService.ts';
import type { Log } from '../../app/ports/log.ts';
import { showUnexpectedError } from '../ui/messages.ts';
import { isSocketNode, isTreeNode, type SocketNode, type TreeNode } from '../../app/sockets/socketNodes.ts';

/** From the palette, a menu or the tree. */
export interface UserAction {
  /** The rows it acts on; none from the palette. */
  readonly nodes: readonly SocketNode[];
  /** Keys of the startables among the rows. */
  readonly startables: readonly string[];
  /** Rows of the Experiments view. */
  readonly rows: readonly ExperimentRow[];
  /** Begun in the Sockets view, where the keyboard should be afterwards. */
  readonly inView: boolean;
  /** The files it acts on, from the explorer or an editor's menu. */
  readonly uris: readonly vscode.Uri[];
}

interface PeopleHandler {
  /** Asks for what is missing and shows what went wrong. What it returns is for a program that passed a URI. */
  run(action: UserAction): unknown;
}

interface ProgramHandler<Name extends CommandName> extends PeopleHandler {
  /** Asks nothing, shows nothing, rejects with a `CommandError`. */
  call(...args: Parameters<Commands[Name]>): ReturnType<Commands[Name]> | Promise<ReturnType<Commands[Name]>>;
}

export type CommandHandler<Name extends CommandName> = Name extends PeopleCommandName
  ? PeopleHandler
  : ProgramHandler<Name>;

export type CommandHandlers = { readonly [Name in CommandName]: CommandHandler<Name> };

/** A handler as the registration sees it: the arguments of a program may be anything. */
export interface RunnableCommand extends PeopleHandler {
  call(...args: readonly unknown[]): unknown;
}

export type RunnableCommands = Readonly<Record<CommandName, RunnableCommand>>;

interface CommandRegistration {
  readonly names: readonly CommandName[];
  /** Loads what the commands do, with the first call of any. */
  readonly handlers: () => Promise<RunnableCommands>;
  /** The selected rows, for key bindings that act on those. */
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

/** Menus pass the row or file and all selected ones behind it, our key bindings a word, the palette nothing. */
function userAction(args: readonly unknown[], selection: () => readonly TreeNode[]): UserAction | undefined {
  const [first, second] = args;
  const selected: readonly unknown[] = Array.isArray(second) && second.length > 0 ? second : [first];
  if (first === onSelection) return { ...nothing, ...onRows(selection()), inView: true };
  if (isTreeNode(first)) return { ...nothing, ...onRows(selected.filter(isTreeNode)) };
  if (isExperimentRow(first)) return { ...nothing, rows: selected.filter(isExperimentRow) };
  if (isPageContext(first)) return nothing;
  // With a text behind it, it comes from a program: menus hand over lists and places.
  if (first instanceof vscode.Uri && typeof second !== 'string')
    return { ...nothing, uris: selected.filter((each) => each instanceof vscode.Uri) };
  return args.every((arg) => arg === undefined || arg === null) ? nothing : undefined;
}

/** What the context menu of a page hands over: the page itself says what it is about. */
function isPageContext(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'webviewSection' in value;
}

/** The argument of what is about the selected rows: key bindings, and the buttons of the view's welcome text. */
const onSelection = 'selection';

const nothing: UserAction = { nodes: [], startables: [], rows: [], uris: [], inView: false };

function onRows(rows: readonly TreeNode[]): Pick<UserAction, 'nodes' | 'startables'> {
  const startables = rows.flatMap((row) => (row.kind === 'startable-row' ? [row.startable] : []));
  return { nodes: rows.filter(isSocketNode), startables };
}
