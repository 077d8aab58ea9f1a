/** What commands can do to the views. */
import type { InspectorOptions } from '../../app/commands/rows/commandArguments.ts';
import type { RowsCommand } from '../../page/listMessages.ts';
import type { ViewCommand } from '../../page/shellMessages.ts';
import type { TrafficPages } from '../views/page/trafficPages.ts';
import type { SocketsView } from '../trees/socketsView.ts';

export interface ViewActions {
  /** Reveals an endpoint or connection in the Sockets view and selects it; with `focus`, the view gets the focus. */
  reveal(id: number, focus: boolean): void;
  /** Moves roots of the Sockets view, given by their keys, one place up or down. */
  shiftRows(keys: readonly string[], by: -1 | 1): void;
  /** Shows the traffic of the selected row of the Sockets view in the Traffic view. */
  showTraffic(): void;
  /** Opens an inspector, or shows the existing one. A filter replaces the one it has. */
  openInspector(id: number | undefined, options?: InspectorOptions): Promise<void>;
  /** Opens another panel that shows everything. */
  newInspector(): Promise<void>;
  /** Makes the last used traffic page act on its selected rows; false: there is none. */
  rowsCommand(command: RowsCommand): boolean;
  /** Makes the Traffic view act; false: it is not visible. */
  viewCommand(command: ViewCommand): boolean;
  /** Makes the Traffic view show everything. */
  showAllTraffic(): void;
  followStream(connection: number): Promise<void>;
  /** Opens the draft of a visible composer in an editor; false: none is visible. */
  editDraft(): boolean;
}

export function viewActions(sockets: SocketsView, pages: TrafficPages): ViewActions {
  return {
    reveal: (id, focus) => sockets.reveal(id, focus),
    shiftRows: (keys, by) => sockets.shift(keys, by),
    showTraffic: () => sockets.showSelection(),
    openInspector: (id, options) => pages.panels.open(id === undefined ? {} : { id }, options),
    newInspector: () => pages.panels.openNew({}),
    rowsCommand: (command) => pages.rowsCommand(command),
    viewCommand: (command) => pages.view.act(command),
    showAllTraffic: () => pages.view.setScope({}),
    followStream: (id) => pages.panels.followStream(id),
    editDraft: () => pages.editDraft(),
  };
}
