/**
 * The shape of a row of the command table: plain data, from which the manifest's commands, menus and key bindings are
 * generated (`npm run manifest`). Conditions are when clauses of VS Code.
 */
import type { RowsCommand } from '../../../page/listMessages.ts';
import type { ViewCommand } from '../../../page/shellMessages.ts';

export interface CommandRow {
  /** In title case, verb first. */
  readonly title: string;
  /** The name of a codicon. */
  readonly icon?: string;
  /** When the command palette shows it; false: never. Absent: always. */
  readonly palette?: string | false;
  readonly menus?: readonly MenuPlace[];
  readonly keys?: readonly KeyBinding[];
}

export interface MenuPlace {
  readonly menu: string;
  /** `group@order`. */
  readonly group: string;
  readonly when?: string;
}

export interface KeyBinding {
  readonly key: string;
  readonly mac?: string;
  readonly when: string;
  readonly args?: string;
  /** A command of VS Code that the key runs before. */
  readonly before?: string;
}

/** A command that programs can call as well, with the type `Call`. */
export interface ProgramCommand<Call> extends CommandRow {
  /** Never set: it only carries the type. */
  readonly call?: Call;
}

/** A command that acts on what the user has in front of them, so it takes no arguments. */
export interface PeopleCommand extends CommandRow {
  readonly peopleOnly: string;
}

/** A command on the selected rows of the last used traffic page. */
export interface SelectedRowsCommand extends PeopleCommand {
  /** What the page does with them. */
  readonly rowsCommand: RowsCommand;
}

/** An action of the Traffic view, in its title bar. */
export interface TrafficViewCommand extends PeopleCommand {
  readonly viewCommand: ViewCommand;
}

export function forPrograms<Call>(row: CommandRow): ProgramCommand<Call> {
  return row;
}

/** `reason`: why programs cannot call it, as the end of a sentence: `it moves the selected rows`. */
export function forPeople(reason: string, row: CommandRow): PeopleCommand {
  return { ...row, peopleOnly: reason };
}

export function forSelectedRows(rowsCommand: RowsCommand, row: CommandRow): SelectedRowsCommand {
  return { ...forPeople('it acts on the selected rows of a traffic page', row), rowsCommand };
}

export function forTrafficView(viewCommand: ViewCommand, row: CommandRow): TrafficViewCommand {
  return {
    ...forPeople('it changes how the Traffic view shows its rows', { palette: false, ...row }),
    viewCommand,
  };
}

export function at(menu: string, group: string, when?: string): MenuPlace {
  return when === undefined ? { menu, group } : { menu, group, when };
}

/** On rows of the Sockets view whose context value matches all of the patterns; see `endpointContext`. */
export function socketRow(
  group: string,
  patterns: RegExp | readonly RegExp[],
  ...conditions: readonly string[]
): MenuPlace {
  const matches = [patterns].flat().map((pattern) => `viewItem =~ ${String(pattern)}`);
  return at('view/item/context', group, [inSockets, ...matches, ...conditions].join(' && '));
}

/** On rows of a traffic page. */
export function trafficRow(group: string, ...conditions: readonly string[]): MenuPlace {
  const onRow = ['webviewId =~ /^socketLab\\.(inspector|traffic)$/', 'webviewSection == trafficRow'];
  return at('webview/context', group, [...onRow, ...conditions].join(' && '));
}

/**
 * Bindings of a key to the row of the Sockets view that has the focus, or to all selected ones where several are, as in
 * its menu. VS Code tells a command the selection and not the focus, which arrow keys move alone: so the row is selected
 * first, in the same stroke.
 */
export function rowKeys(
  keys: Pick<KeyBinding, 'key' | 'mac'>,
  ...conditions: readonly string[]
): readonly KeyBinding[] {
  const inList = ["focusedView == 'socketLab.sockets'", 'listFocus', '!inputFocus', ...conditions];
  const onSelection = { ...keys, args: 'selection' };
  return [
    { ...onSelection, before: 'list.selectAndPreserveFocus', when: [...inList, single].join(' && ') },
    { ...onSelection, when: [...inList, several].join(' && ') },
  ];
}

export const inSockets = 'view == socketLab.sockets';
export const inTraffic = 'view == socketLab.traffic';
export const inExperiments = 'view == socketLab.experiments';
/** Only where a single row is selected. */
export const single = '!listMultiSelection';
const several = 'listMultiSelection';
