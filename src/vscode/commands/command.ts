/** A command has two doors: programs call it with arguments, people press a key or click. */
import * as vscode from 'vscode';
import { isExperimentRow, type ExperimentRow } from '../experimentDoor.ts';
import type { Log } from '../../app/log.ts';
import { tellFault } from '../prompts/tell.ts';
import { isSocketNode, isTreeNode, type SocketNode, type TreeNode } from '../../app/sockets/socketNodes.ts';
import { commandId, commandNames, type CommandName, type Commands } from './commandTable.ts';

/** From the palette, a menu or the tree. */
export interface UserAction {
  /** The rows it is about; none from the palette. */
  readonly nodes: readonly SocketNode[];
  /** Keys of the offers among the rows. */
  readonly offers: readonly string[];
  /** Rows of the Experiments view. */
  readonly rows: readonly ExperimentRow[];
  /** Begun in the Sockets view, where the keyboard should be afterwards. */
  readonly inView: boolean;
  /** The files it is about, from the explorer or an editor's menu. */
  readonly uris: readonly vscode.Uri[];
}

export interface CommandHandler<Name extends CommandName> {
  /** Asks nothing, shows nothing, rejects with a `CommandError`. */
  call(...args: Parameters<Commands[Name]>): ReturnType<Commands[Name]> | Promise<ReturnType<Commands[Name]>>;
  /** Asks for what is missing and shows what went wrong. What it answers is for a program that handed over a URI. */
  ask(action: UserAction): unknown;
}

export type CommandHandlers = { readonly [Name in CommandName]: CommandHandler<Name> };

/** `selection`: the selected rows, for key bindings that say they are about those. */
export function registerCommands(
  handlers: CommandHandlers,
  selection: () => readonly TreeNode[],
  log: Log,
): vscode.Disposable {
  const doors = { selection, onFault: (error: unknown) => tellFault(error, log) };
  return vscode.Disposable.from(...commandNames.map((name) => register(name, handlers[name], doors)));
}

interface Doors {
  readonly selection: () => readonly TreeNode[];
  /** Told what nobody expected. */
  readonly onFault: (error: unknown) => void;
}

function register<Name extends CommandName>(
  name: Name,
  handler: CommandHandler<Name>,
  { selection, onFault }: Doors,
): vscode.Disposable {
  return vscode.commands.registerCommand(commandId(name), async (...args: unknown[]) => {
    const action = userAction(args, selection);
    // What a program hands over may be anything; each handler judges its arguments.
    if (action === undefined) return handler.call(...(args as Parameters<Commands[Name]>));
    try {
      return await handler.ask(action);
    } catch (error) {
      onFault(error);
      return undefined;
    }
  });
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

const nothing: UserAction = { nodes: [], offers: [], rows: [], uris: [], inView: false };

function onRows(rows: readonly TreeNode[]): Pick<UserAction, 'nodes' | 'offers'> {
  const offers = rows.flatMap((row) => (row.kind === 'offer-row' ? [row.offer] : []));
  return { nodes: rows.filter(isSocketNode), offers };
}
