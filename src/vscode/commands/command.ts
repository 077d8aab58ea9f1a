/** A command has two doors: programs call it with arguments, people press a key or click. */
import * as vscode from 'vscode';
import { isSocketNode, type SocketNode } from '../trees/socketNodes.ts';
import { commandId, commandNames, type CommandName, type Commands } from './commandTable.ts';

/** From the palette, a menu or the tree. */
export interface UserAction {
  /** The rows it is about; none from the palette. */
  readonly nodes: readonly SocketNode[];
  /** The files it is about, from the explorer or an editor's menu. */
  readonly uris: readonly vscode.Uri[];
}

export interface CommandHandler<Name extends CommandName> {
  /** Asks nothing, shows nothing, rejects with a `CommandError`. */
  call(...args: Parameters<Commands[Name]>): ReturnType<Commands[Name]> | Promise<ReturnType<Commands[Name]>>;
  /** Asks for what is missing and shows what went wrong. */
  ask(action: UserAction): void | Promise<void>;
}

export type CommandHandlers = { readonly [Name in CommandName]: CommandHandler<Name> };

/** Registers all of them. `onFault` is told what nobody expected. */
export function registerCommands(
  handlers: CommandHandlers,
  onFault: (error: unknown) => void,
): vscode.Disposable {
  return vscode.Disposable.from(...commandNames.map((name) => register(name, handlers[name], onFault)));
}

function register<Name extends CommandName>(
  name: Name,
  handler: CommandHandler<Name>,
  onFault: (error: unknown) => void,
): vscode.Disposable {
  return vscode.commands.registerCommand(commandId(name), async (...args: unknown[]) => {
    const action = userAction(args);
    // What a program hands over may be anything; each handler judges its arguments.
    if (action === undefined) return handler.call(...(args as Parameters<Commands[Name]>));
    try {
      await handler.ask(action);
    } catch (error) {
      onFault(error);
    }
    return undefined;
  });
}

/** Menus pass the row or file, and all selected ones behind it; the palette passes nothing. */
function userAction(args: readonly unknown[]): UserAction | undefined {
  const [first, second] = args;
  const selected: readonly unknown[] = Array.isArray(second) && second.length > 0 ? second : [first];
  if (isSocketNode(first)) return { nodes: selected.filter(isSocketNode), uris: [] };
  if (first instanceof vscode.Uri)
    return { nodes: [], uris: selected.filter((each) => each instanceof vscode.Uri) };
  return args.every((arg) => arg === undefined || arg === null) ? { nodes: [], uris: [] } : undefined;
}
