/** All traffic pages of the window: the sidebar's view, and the inspectors. */
import type * as vscode from 'vscode';
import type { RowsCommand } from '../../../page/listMessages.ts';
import { ActivePage } from '../../../app/page/context/activePage.ts';
import type { PageServices } from '../../../app/page/context/pageContext.ts';
import { FilterMemory } from '../../../app/page/filter/filterMemory.ts';
import { InspectorPanels } from './inspectorPanels.ts';
import type { PageEditorDependencies } from './pageEditor.ts';
import type { CreateHost, PagePlace } from './pagePlace.ts';
import { TrafficView } from './trafficView.ts';

export class TrafficPages {
  readonly view: TrafficView;
  readonly panels: InspectorPanels;
  readonly #activePage = new ActivePage();

  constructor(
    services: Omit<PageServices, 'activePage' | 'filters' | 'colors' | 'editor' | 'turns' | 'viewFiles'> &
      PageEditorDependencies,
    { extensionUri, workspaceState }: Pick<vscode.ExtensionContext, 'extensionUri' | 'workspaceState'>,
  ) {
    const activePage = this.#activePage;
    let loaded: Promise<CreateHost> | undefined;
    const load = async (): Promise<CreateHost> => {
      const [{ PageHost }, { ColorRules }, { pageEditor }, { readViewFiles }, { ScanTurns }] =
        await Promise.all([
          import('../../../app/page/pageHost.ts'),
          import('../../../app/page/colors/colorRules.ts'),
          import('./pageEditor.ts'),
          import('./viewFiles.ts'),
          import('../../../capture/scan.ts'),
        ]);
      const editor = pageEditor(services);
      const turns = new ScanTurns(services.clock);
      const filters = new FilterMemory(workspaceState);
      const colors = new ColorRules({ ...services, turns });
      const viewFiles = () => readViewFiles(extensionUri);
      const all = { ...services, activePage, editor, turns, filters, colors, viewFiles };
      return (options) => new PageHost(all, options);
    };
    const place: PagePlace = {
      extensionUri,
      clock: services.clock,
      activePage,
      createHost: () => (loaded ??= load()),
    };
    this.view = new TrafficView(place);
    this.panels = new InspectorPanels(place, workspaceState);
  }

  settingsChanged(): void {
    this.view.settingsChanged();
    this.panels.settingsChanged();
  }

  /** Called when an endpoint in view may have been removed. */
  check(isKnown: (id: number) => boolean): void {
    this.view.check(isKnown);
    this.panels.check(isKnown);
  }

  /** Called when data that all pages show has changed. */
  refresh(): void {
    this.view.refresh();
    this.panels.refresh();
  }

  /** Sends a command for the selected rows to the last used page; false: there is none. */
  rowsCommand(command: RowsCommand): boolean {
    return this.#activePage.rowsCommand(command);
  }

  /** Opens the draft of a visible page in an editor; false: none is visible. */
  editDraft(): boolean {
    return this.panels.editDraft() || this.view.editDraft();
  }

  dispose(): void {
    this.view.dispose();
    this.panels.dispose();
  }
}
