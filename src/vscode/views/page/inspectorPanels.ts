/**
 * The traffic inspectors in the editor area: any number, restored after a window reload and in a new extension host.
 */
import * as vscode from 'vscode';
import type { Scope } from '../../../model/captureScope.ts';
import type { InspectorOptions } from '../../../app/commands/rows/commandArguments.ts';
import type { PageHost } from '../../../app/page/pageHost.ts';
import type { CreateHost, PagePlace } from './pagePlace.ts';
import { pageHtml, pageOptions } from './pageHtml.ts';
import {
  layoutOf,
  limited,
  orphanTabs,
  panelRecordsOf,
  takeRecord,
  type PanelRecord,
  type TabPlace,
} from '../../../app/page/place/panelRecords.ts';
import { watchPage } from './watchPage.ts';
import { webviewPort } from './webviewPort.ts';

const viewType = 'socketLab.inspector';
const recordsKey = 'inspector.panels';
const lastKey = 'inspector.page';
/** By then VS Code has restored a panel of the last window that was behind another tab. */
const restoreLimitMs = 1500;

interface Inspector {
  readonly panel: vscode.WebviewPanel;
  readonly host: PageHost;
  record: PanelRecord;
}

export class InspectorPanels implements vscode.WebviewPanelSerializer {
  readonly #place: PagePlace;
  readonly #memory: vscode.Memento;
  readonly #registrations: vscode.Disposable;
  /** The last one is the one used last. */
  readonly #open = new Set<Inspector>();
  /** Records of the last extension host's panels that were not found again yet. */
  readonly #left: PanelRecord[];
  /** Whether this window had an extension host before. */
  readonly #isLaterHost: boolean;
  /** Restored by VS Code while their host is being loaded. */
  readonly #restoring = new Set<vscode.WebviewPanel>();
  #orphanTimer: ReturnType<typeof setTimeout> | undefined;

  /** `memory` persists what pages cannot when the extension host ends and their panels with it. */
  constructor(place: PagePlace, memory: vscode.Memento) {
    this.#place = place;
    this.#memory = memory;
    const { session, panels } = panelRecordsOf(memory.get(recordsKey));
    this.#left = [...panels];
    this.#isLaterHost = session === vscode.env.sessionId;
    // If this host ends before it opens a panel, the next one must still know that it is a later one.
    if (!this.#isLaterHost) this.#remember();
    this.#registrations = vscode.Disposable.from(
      vscode.window.registerWebviewPanelSerializer(viewType, this),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#findOrphansSoon()),
    );
    this.#findOrphansSoon();
  }

  /** Shows the panel of this scope, or opens one; without a filter, the panel keeps its own. */
  async open(scope: Scope, { filter, row }: InspectorOptions = {}): Promise<void> {
    const host = this.#show(await this.#place.createHost(), scope, filter);
    if (row !== undefined) host.goToRow(row);
  }

  #show(createHost: CreateHost, scope: Scope, filter?: string): PageHost {
    const found = [...this.#open].findLast(({ host }) => host.scope.id === scope.id);
    if (found === undefined) return this.#add(createHost, scope, filter);
    found.panel.reveal();
    if (filter !== undefined) found.host.useFilter(filter);
    return found.host;
  }

  /** Opens or shows the panel with one connection's bytes as a stream. */
  async followStream(id: number): Promise<void> {
    this.#show(await this.#place.createHost(), { id }).followStream(id);
  }

  /** Opens another panel, with the layout of the last used one. */
  async openNew(scope: Scope): Promise<void> {
    this.#add(await this.#place.createHost(), scope);
  }

  #add(createHost: CreateHost, scope: Scope, filter = ''): PageHost {
    const kept = layoutOf(this.#memory.get(lastKey));
    const record = { title: '', filter, ...(kept === undefined ? {} : { kept }) };
    return this.#create(createHost, scope, record, { viewColumn: vscode.ViewColumn.Active });
  }

  /** Called after a window reload: ids of the old window are invalid, so everything is shown. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    panel.webview.options = pageOptions();
    // The page restores its filter and its state itself.
    takeRecord(this.#left, placeOf(panel));
    this.#restoring.add(panel);
    try {
      this.#adopt(await this.#place.createHost(), panel, {});
    } finally {
      this.#restoring.delete(panel);
    }
  }

  /** Called when data that all pages show has changed. */
  refresh(): void {
    for (const { host } of this.#open) host.refresh();
  }

  /** Opens the draft of a visible page in an editor; false: none is visible. */
  editDraft(): boolean {
    return [...this.#open].reverse().some(({ host }) => host.editDraft());
  }

  settingsChanged(): void {
    for (const { host } of this.#open) host.settingsChanged();
  }

  check(isKnown: (id: number) => boolean): void {
    for (const { host } of this.#open) {
      const { id } = host.scope;
      if (id !== undefined && !isKnown(id)) host.setScope({});
    }
  }

  dispose(): void {
    clearTimeout(this.#orphanTimer);
    this.#registrations.dispose();
    const all = [...this.#open];
    // The records stay: the next extension host may find the tabs.
    this.#open.clear();
    for (const { panel } of all) panel.dispose();
  }

  #create(
    createHost: CreateHost,
    scope: Scope,
    record: PanelRecord,
    show: { readonly viewColumn: vscode.ViewColumn; readonly preserveFocus?: boolean },
  ): PageHost {
    const options = pageOptions();
    const panel = vscode.window.createWebviewPanel(viewType, record.title || 'Traffic', show, options);
    return this.#adopt(createHost, panel, scope, record);
  }

  /**
   * When an extension host ends, VS Code keeps its panels open, but does not hand them to the next one; those of a
   * reloaded window it restores, sooner or later.
   */
  #findOrphansSoon(): void {
    clearTimeout(this.#orphanTimer);
    if (!this.#isLaterHost || this.#orphans().length === 0) return;
    this.#orphanTimer = setTimeout(() => void this.#replaceOrphans(), restoreLimitMs);
  }

  /** Replaces orphans in place, with their state. Those behind other tabs are replaced when they are shown. */
  async #replaceOrphans(): Promise<void> {
    const createHost = await this.#place.createHost();
    const orphans = this.#orphans();
    for (const tab of orphans) {
      const place = { title: tab.label, column: tab.group.viewColumn };
      const record = takeRecord(this.#left, place) ?? { ...place, filter: '' };
      this.#create(createHost, {}, record, { viewColumn: tab.group.viewColumn, preserveFocus: true });
    }
    if (orphans.length > 0) void vscode.window.tabGroups.close(orphans, true);
  }

  /** Visible tabs of our type that belong to none of our panels. */
  #orphans(): vscode.Tab[] {
    return orphanTabs(shownTabs(), [...[...this.#open].map(({ panel }) => panel), ...this.#restoring]);
  }

  #adopt(createHost: CreateHost, panel: vscode.WebviewPanel, scope: Scope, known?: PanelRecord): PageHost {
    const icon = (theme: string) =>
      vscode.Uri.joinPath(this.#place.extensionUri, 'media', 'icons', `traffic-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    const record = { filter: '', ...known, ...placeOf(panel) };
    const inspector: { panel: vscode.WebviewPanel; record: PanelRecord; host?: PageHost } = { panel, record };
    const change = (changes: Partial<PanelRecord>): void => {
      inspector.record = { ...inspector.record, ...changes };
      this.#remember();
    };
    const host = createHost({
      port: webviewPort(panel.webview),
      layout: 'wide',
      scope,
      ...(known === undefined ? {} : { filter: known.filter }),
      ...(known?.kept === undefined ? {} : { kept: known.kept }),
      onFilter: (filter) => change({ filter }),
      onKeep: (kept) => {
        void this.#memory.update(lastKey, kept);
        change({ kept });
      },
      onScope: (title) => {
        panel.title = title;
        change({ title });
      },
    });
    const opened = Object.assign(inspector, { host });
    host.setVisible(panel.visible);
    const visibilityChanged = watchPage(panel, 'The traffic inspector', this.#place.clock);
    this.#open.add(opened);
    this.#remember();
    panel.onDidChangeViewState(() => {
      host.setVisible(panel.visible);
      visibilityChanged();
      // This panel still counted as visible when another tab was shown.
      if (!panel.visible) this.#findOrphansSoon();
      if (!panel.active || !this.#open.delete(opened)) return;
      this.#open.add(opened);
      change(placeOf(panel));
      this.#place.activePage.touched(host);
    });
    panel.onDidDispose(() => {
      host.dispose();
      if (!this.#open.delete(opened)) return;
      this.#remember();
      // The tab that is visible now may be an orphan: this panel still counted when its tab closed.
      this.#findOrphansSoon();
    });
    panel.webview.html = pageHtml(this.#place.extensionUri);
    return host;
  }

  #remember(): void {
    const panels = [...this.#left, ...[...this.#open].map(({ record }) => record)];
    void this.#memory.update(recordsKey, limited({ session: vscode.env.sessionId, panels }));
  }
}

function placeOf({ title, viewColumn }: vscode.WebviewPanel): TabPlace {
  return { title, ...(viewColumn === undefined ? {} : { column: viewColumn }) };
}

/** The visible ones of our tabs, at most one per group. */
function shownTabs(): vscode.Tab[] {
  const shown = vscode.window.tabGroups.all.flatMap(({ activeTab }) => activeTab ?? []);
  // VS Code prefixes the view type.
  return shown.filter(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewType),
  );
}
