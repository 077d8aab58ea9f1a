/** Shows rows of the capture in the Traffic view: of all sockets, with a filter. */
import * as vscode from 'vscode';

/** Called by the extension only; the Traffic view registers it. */
export const showTrafficCommand = '_socketLab.showTraffic';

export interface TrafficToShow {
  readonly filter: string;
  /** Otherwise the view only changes what it shows, where it is. */
  readonly focus: boolean;
}

export function showTraffic(shown: TrafficToShow): Thenable<unknown> {
  return vscode.commands.executeCommand(showTrafficCommand, shown);
}
