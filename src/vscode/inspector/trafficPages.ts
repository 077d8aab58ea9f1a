import type * as vscode from 'vscode';
import type { RowsCommand } from '../../page/listMessages.ts';
import { ActivePage } from '../../app/page/activePage.ts';
import { FilterMemory } from './filterMemory.ts';
import { InspectorPanels } from './inspectorPanels.ts';
import type { PageParts } from './pageHost.ts';
import { TrafficView } from './trafficView.ts';

/** All traffic pages of the window: the sidebar's view, and the inspectors. */
export class TrafficPages {
  readonly view: TrafficView;
  readonly panels: InspectorPanels;
  readonly #active = new ActivePage();

  constructor(
    parts: Omit<PageParts, 'active' | 'filters'>,
    { extensionUri, workspaceState }: Pick<vscode.ExtensionContext, 'extensionUri' | 'workspaceState'>,
  ) {
    const page = { ...parts, active: this.#active, filters: new FilterMemory(workspaceState) };
    this.view = new TrafficView(page, extensionUri);
    this.panels = new InspectorPanels(page, extensionUri, workspaceState);
  }

  settingsChanged(): void {
    this.view.settingsChanged();
    this.panels.settingsChanged();
  }

  /** What is shown may be gone from the list by now. */
  check(isKnown: (id: number) => boolean): void {
    this.view.check(isKnown);
    this.panels.check(isKnown);
  }

  /** Tells the pages anew what may have changed for everyone. */
  nudge(): void {
    this.view.nudge();
    this.panels.nudge();
  }

  /** Has the page that was used last do something with its selected rows; false: there is none. */
  rowsCommand(command: RowsCommand): boolean {
    return this.#active.rowsCommand(command);
  }

  /** Opens what is written in one of them in an editor; false: nobody sees any. */
  editDraft(): boolean {
    return this.panels.editDraft() || this.view.editDraft();
  }

  dispose(): void {
    this.view.dispose();
    this.panels.dispose();
  }
}
