/** Shows rows of the capture in the Traffic view: of all sockets, with a filter. */
import * as vscode from 'vscode';

/** Called by the extension only; the Traffic view registers it. */
export const showFilteredCommand = '_socketLab.showFiltered';

export interface FilteredTraffic {
  readonly filter: string;
  /** Otherwise the view only changes what it shows, where it is. */
  readonly focus: boolean;
}

export function showFiltered(shown: FilteredTraffic): Thenable<unknown> {
  return vscode.commands.executeCommand(showFilteredCommand, shown);
}
