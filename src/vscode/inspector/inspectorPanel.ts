/** The traffic inspector in the editor area: one panel, back after a window reload. */
import * as vscode from 'vscode';
import type { Scope } from '../../model/inspectorMessages.ts';
import { PageHost, type PageParts } from './pageHost.ts';
import { pageHtml, pageOptions } from './pageHtml.ts';
import { webviewPort } from './webviewPort.ts';

const viewType = 'socketLab.inspector';

export class InspectorPanel implements vscode.WebviewPanelSerializer {
  readonly #parts: PageParts;
  readonly #extensionUri: vscode.Uri;
  readonly #registration: vscode.Disposable;
  #current: { readonly panel: vscode.WebviewPanel; readonly host: PageHost } | undefined;

  constructor(parts: PageParts, extensionUri: vscode.Uri) {
    this.#parts = parts;
    this.#extensionUri = extensionUri;
    this.#registration = vscode.window.registerWebviewPanelSerializer(viewType, this);
  }

  /** Opens the panel, or brings it to the front with another scope. */
  open(scope: Scope): void {
    if (this.#current !== undefined) {
      this.#current.host.setScope(scope);
      this.#current.panel.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(viewType, 'Traffic', vscode.ViewColumn.Active, {
      ...pageOptions(this.#extensionUri),
    });
    this.#adopt(panel, scope);
  }

  /** After a window reload: ids of the old window mean nothing any more, so everything is shown. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    panel.webview.options = pageOptions(this.#extensionUri);
    this.#adopt(panel, {});
    return Promise.resolve();
  }

  /** Tells the page anew what may have changed for everyone. */
  nudge(): void {
    this.#current?.host.nudge();
  }

  settingsChanged(): void {
    this.#current?.host.settingsChanged();
  }

  check(isKnown: (id: number) => boolean): void {
    const id = this.#current?.host.scope.id;
    if (id !== undefined && !isKnown(id)) this.#current?.host.setScope({});
  }

  dispose(): void {
    this.#registration.dispose();
    this.#current?.panel.dispose();
  }

  #adopt(panel: vscode.WebviewPanel, scope: Scope): void {
    const icon = (theme: string) =>
      vscode.Uri.joinPath(this.#extensionUri, 'media', 'icons', `traffic-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    const host = new PageHost(this.#parts, {
      port: webviewPort(panel.webview),
      layout: 'wide',
      scope,
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
