/** What a person's call of a command acts on, from the arguments that VS Code passes. */
import type * as vscode from 'vscode';
import { isExperimentRow, type ExperimentRow } from '../experiments/experimentService.ts';
import {
  isOneSocket,
  isTreeNode,
  type FaultNode,
  type SocketNode,
  type TreeNode,
} from '../../app/sockets/socketNodes.ts';

/** A command started from the palette, a menu or the tree. */
export interface UserAction {
  /** The rows of endpoints and connections to act on; empty from the palette. */
  readonly nodes: readonly SocketNode[];
  /** Keys of the startables among these rows. */
  readonly startables: readonly string[];
  /** The faults of relays among them. */
  readonly faults: readonly FaultNode[];
  /** Rows of the Experiments view. */
  readonly rows: readonly ExperimentRow[];
  /** Started in the Sockets view, which should have the focus afterwards. */
  readonly inView: boolean;
  /** The files to act on, from the explorer or an editor's menu. */
  readonly uris: readonly vscode.Uri[];
}

export interface ActionSource {
  /** The selected rows, for key bindings. */
  readonly selection: () => readonly TreeNode[];
  readonly isUri: (value: unknown) => value is vscode.Uri;
  /** Whether the command cannot do without a row when a menu has called it. */
  readonly needsRow: boolean;
}

/**
 * Menus pass the row or file and then all selected ones, our key bindings a word, the palette nothing. Undefined: a
 * program has called. `lost row`: a menu has passed a row that VS Code no longer finds, because the tree was refreshed
 * while the menu was open; nothing else may be taken for it.
 *
 * Menus and keys act on the row that has the focus, and with it on the other selected ones (`rowKeys`). Rows that others
 * are folded into stand for none of these.
 */
export function userAction(
  args: readonly unknown[],
  { selection, isUri, needsRow }: ActionSource,
): UserAction | 'lost row' | undefined {
  const [first, second] = args;
  const selected: readonly unknown[] = Array.isArray(second) && second.length > 0 ? second : [first];
  if (first === onSelection) return { ...nothing, ...onRows(selection()), inView: true };
  if (isTreeNode(first)) return { ...nothing, ...onRows(selected.filter(isTreeNode)) };
  if (isExperimentRow(first)) return { ...nothing, rows: selected.filter(isExperimentRow) };
  if (isPageContext(first)) return nothing;
  // With a string after it, the URI comes from a program: menus pass lists and positions.
  if (isUri(first) && typeof second !== 'string') return { ...nothing, uris: selected.filter(isUri) };
  // A row's menu always passes two arguments, the title bar of a page only one.
  if (needsRow && args.length > 1 && isNothing(first) && (isNothing(second) || Array.isArray(second)))
    return 'lost row';
  return args.every(isNothing) ? nothing : undefined;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

/** Whether the argument comes from a page's context menu, for which the page itself reports the row. */
function isPageContext(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'webviewSection' in value;
}

/** The argument of commands on the selected rows: in key bindings, and in buttons of the view's welcome text. */
const onSelection = 'selection';

const nothing: UserAction = { nodes: [], startables: [], faults: [], rows: [], uris: [], inView: false };

function onRows(rows: readonly TreeNode[]): Pick<UserAction, 'nodes' | 'startables' | 'faults'> {
  const startables = rows.flatMap((row) => (row.kind === 'startable-row' ? [row.startable] : []));
  const faults = rows.filter((row) => row.kind === 'fault-row');
  return { nodes: rows.filter(isOneSocket), startables, faults };
}
