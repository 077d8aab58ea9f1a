/** The Traffic view of the sidebar: shows what is selected in the Sockets view. */
import * as vscode from 'vscode';
import type { Scope } from '../../model/captureScope.ts';
import { PageHost, type PageParts } from './pageHost.ts';
import { pageHtml, pageOptions } from './pageHtml.ts';
import { watchPage } from './watchPage.ts';
import { webviewPort } from './webviewPort.ts';

const trafficViewId = 'socketLab.traffic';

export class TrafficView implements vscode.WebviewViewProvider {
  readonly #parts: PageParts;
  readonly #extensionUri: vscode.Uri;
  readonly #registration: vscode.Disposable;
  #scope: Scope = {};
  #host: PageHost | undefined;

  constructor(parts: PageParts, extensionUri: vscode.Uri) {
    this.#parts = parts;
    this.#extensionUri = extensionUri;
    this.#registration = vscode.window.registerWebviewViewProvider(trafficViewId, this);
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const { webview } = view;
    webview.options = pageOptions();
    const host = new PageHost(this.#parts, {
      port: webviewPort(webview),
      layout: 'narrow',
      scope: this.#scope,
      onScope: (title) => {
        view.description = title;
      },
    });
    this.#host = host;
    const look = watchPage(view, 'The Traffic view', this.#parts.clock);
    view.onDidChangeVisibility(() => {
      host.setVisible(view.visible);
      look();
    });
    view.onDidDispose(() => {
      host.dispose();
      if (this.#host === host) this.#host = undefined;
    });
    webview.html = pageHtml(this.#extensionUri);
  }

  setScope(scope: Scope): void {
    this.#scope = scope;
    this.#host?.setScope(scope);
  }

  /** What is shown may be gone from the list by now. */
  check(isKnown: (id: number) => boolean): void {
    const id = this.#host === undefined ? this.#scope.id : this.#host.scope.id;
    if (id !== undefined && !isKnown(id)) this.setScope({});
  }

  /** Tells the page anew what may have changed for everyone. */
  nudge(): void {
    this.#host?.nudge();
  }

  /** Opens what is written there in an editor; false: nobody sees it. */
  editDraft(): boolean {
    return this.#host?.editDraft() ?? false;
  }

  settingsChanged(): void {
    this.#host?.settingsChanged();
  }

  dispose(): void {
    this.#registration.dispose();
    this.#host?.dispose();
    this.#host = undefined;
  }
}
