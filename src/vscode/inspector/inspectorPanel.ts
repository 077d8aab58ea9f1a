/** The traffic inspector in the editor area: one panel, back after a window reload and a new extension host. */
import * as vscode from 'vscode';
import type { Scope } from '../../model/inspectorMessages.ts';
import { PageHost, type PageParts } from './pageHost.ts';
import { pageHtml, pageOptions } from './pageHtml.ts';
import { webviewPort } from './webviewPort.ts';

const viewType = 'socketLab.inspector';
const filterKey = 'inspector.filter';
const keptKey = 'inspector.page';
/** By then VS Code has handed over a panel that it restores. */
const restoreLimitMs = 1500;

export class InspectorPanel implements vscode.WebviewPanelSerializer {
  readonly #parts: PageParts;
  readonly #extensionUri: vscode.Uri;
  readonly #memory: vscode.Memento;
  readonly #registrations: vscode.Disposable;
  #orphanTimer: ReturnType<typeof setTimeout> | undefined;
  #current: { readonly panel: vscode.WebviewPanel; readonly host: PageHost } | undefined;

  /** `memory` holds what a page cannot keep when the extension host ends and its panel with it. */
  constructor(parts: PageParts, extensionUri: vscode.Uri, memory: vscode.Memento) {
    this.#parts = parts;
    this.#extensionUri = extensionUri;
    this.#memory = memory;
    this.#registrations = vscode.Disposable.from(
      vscode.window.registerWebviewPanelSerializer(viewType, this),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#lookForOrphan()),
    );
    this.#lookForOrphan();
  }

  /** Opens the panel, or brings it to the front with another scope. */
  open(scope: Scope): void {
    if (this.#current !== undefined) {
      this.#current.host.setScope(scope);
      this.#current.panel.reveal();
      return;
    }
    this.#create(scope, { viewColumn: vscode.ViewColumn.Active });
  }

  /** Opens the panel, or brings it to the front, with one connection's bytes as a stream. */
  followStream(id: number): void {
    this.open({ id });
    this.#current?.host.followStream(id);
  }

  /** After a window reload: ids of the old window mean nothing any more, so everything is shown. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    panel.webview.options = pageOptions(this.#extensionUri);
    // The page brings its filter and its state along.
    this.#adopt(panel, {});
    return Promise.resolve();
  }

  /** Tells the page anew what may have changed for everyone. */
  nudge(): void {
    this.#current?.host.nudge();
  }

  /** Opens what is written there in an editor; false: nobody sees it. */
  editDraft(): boolean {
    return this.#current?.host.editDraft() ?? false;
  }

  settingsChanged(): void {
    this.#current?.host.settingsChanged();
  }

  check(isKnown: (id: number) => boolean): void {
    const id = this.#current?.host.scope.id;
    if (id !== undefined && !isKnown(id)) this.#current?.host.setScope({});
  }

  dispose(): void {
    clearTimeout(this.#orphanTimer);
    this.#registrations.dispose();
    this.#current?.panel.dispose();
  }

  /** In the place of a panel whose extension host has ended, where there is one: nobody can speak to that any more. */
  #create(
    scope: Scope,
    show: { readonly viewColumn: vscode.ViewColumn; readonly preserveFocus?: boolean },
  ): void {
    const orphans = ourTabs();
    const viewColumn = orphans[0]?.group.viewColumn ?? show.viewColumn;
    const options = pageOptions(this.#extensionUri);
    const panel = vscode.window.createWebviewPanel(viewType, 'Traffic', { ...show, viewColumn }, options);
    const kept = this.#memory.get<string>(keptKey);
    this.#adopt(panel, scope, {
      filter: this.#memory.get<string>(filterKey) ?? '',
      ...(kept === undefined ? {} : { kept }),
    });
    if (orphans.length > 0) void vscode.window.tabGroups.close(orphans, true);
  }

  /** When an extension host ends, VS Code leaves its panels standing, and does not give them to the next one. */
  #lookForOrphan(): void {
    clearTimeout(this.#orphanTimer);
    if (this.#current !== undefined || !ourTabs().some(({ isActive }) => isActive)) return;
    this.#orphanTimer = setTimeout(() => {
      const tab = ourTabs().find(({ isActive }) => isActive);
      if (this.#current !== undefined || tab === undefined) return;
      this.#create({}, { viewColumn: tab.group.viewColumn, preserveFocus: true });
    }, restoreLimitMs);
  }

  #adopt(
    panel: vscode.WebviewPanel,
    scope: Scope,
    known: { readonly filter?: string; readonly kept?: string } = {},
  ): void {
    const icon = (theme: string) =>
      vscode.Uri.joinPath(this.#extensionUri, 'media', 'icons', `traffic-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    const host = new PageHost(this.#parts, {
      port: webviewPort(panel.webview),
      layout: 'wide',
      scope,
      ...known,
      onFilter: (text) => void this.#memory.update(filterKey, text),
      onKeep: (state) => void this.#memory.update(keptKey, state),
      onScope: (title) => {
        panel.title = title;
      },
    });
    host.setVisible(panel.visible);
    const current = { panel, host };
    this.#current = current;
    panel.onDidChangeViewState(() => host.setVisible(panel.visible));
    panel.onDidDispose(() => {
      host.dispose();
      if (this.#current === current) this.#current = undefined;
    });
    panel.webview.html = pageHtml(panel.webview, this.#extensionUri);
  }
}

function ourTabs(): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  // VS Code puts a prefix of its own before the type.
  return tabs.filter(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewType),
  );
}
