/** What commands may do to the views. */
import type { RowsCommand } from '../../page/listMessages.ts';
import type { TrafficPages } from '../views/page/trafficPages.ts';
import type { SocketsView } from '../trees/socketsView.ts';

export interface ViewActions {
  /** Shows the Sockets view with this endpoint or connection selected; with `focus` the keyboard goes there. */
  reveal(id: number, focus: boolean): void;
  /** Moves the selected roots of the Sockets view one place up or down. */
  shiftSelection(by: -1 | 1): void;
  /** With a filter: applied there, in the place of the one it has. */
  openInspector(id: number | undefined, filter?: string): Promise<void>;
  /** Another panel with everything. */
  newInspector(): Promise<void>;
  /** Has the traffic page that was used last do something with its selected rows; false: there is none. */
  rowsCommand(command: RowsCommand): boolean;
  followStream(connection: number): Promise<void>;
  /** Opens the draft of a composer that can be seen in an editor; false: none can be. */
  editDraft(): boolean;
}

export function viewActions(sockets: SocketsView, pages: TrafficPages): ViewActions {
  return {
    reveal: (id, focus) => sockets.reveal(id, focus),
    shiftSelection: (by) => sockets.shift(by),
    openInspector: (id, filter) => pages.panels.open(id === undefined ? {} : { id }, filter),
    newInspector: () => pages.panels.openNew({}),
    rowsCommand: (command) => pages.rowsCommand(command),
    followStream: (id) => pages.panels.followStream(id),
    editDraft: () => pages.editDraft(),
  };
}
