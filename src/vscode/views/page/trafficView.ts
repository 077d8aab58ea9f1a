/** The Traffic view of the sidebar: shows the traffic of the selection in the Sockets view. */
import * as vscode from 'vscode';
import type { Scope } from '../../../model/captureScope.ts';
import type { ViewCommand } from '../../../page/shellMessages.ts';
import type { PageHost } from '../../../app/page/pageHost.ts';
import type { PagePlace } from './pagePlace.ts';
import { showFilteredCommand, type FilteredTraffic } from '../../ui/showFiltered.ts';
import { pageHtml, pageOptions } from './pageHtml.ts';
import { TitleContext } from './titleContext.ts';
import { watchPage } from './watchPage.ts';
import { webviewPort } from './webviewPort.ts';

const trafficViewId = 'socketLab.traffic';

export class TrafficView implements vscode.WebviewViewProvider {
  readonly #place: PagePlace;
  readonly #registration: vscode.Disposable;
  readonly #title = new TitleContext();
  #scope: Scope = {};
  /** For the page, once it is there. */
  #filterToUse: string | undefined;
  #host: PageHost | undefined;

  constructor(place: PagePlace) {
    this.#place = place;
    this.#registration = vscode.Disposable.from(
      vscode.window.registerWebviewViewProvider(trafficViewId, this),
      vscode.commands.registerCommand(showFilteredCommand, (shown: FilteredTraffic) => this.#show(shown)),
    );
  }

  async resolveWebviewView(view: vscode.WebviewView): Promise<void> {
    const { webview } = view;
    webview.options = pageOptions();
    const disposal = new AbortController();
    view.onDidDispose(() => disposal.abort());
    const createHost = await this.#place.createHost();
    if (disposal.signal.aborted) return;
    const host = createHost({
      port: webviewPort(webview),
      layout: 'narrow',
      scope: this.#scope,
      onScope: (_title, short) => {
        view.description = short;
        this.#title.set({ trafficIsScoped: short !== '' });
      },
      onShown: ({ follows, isPaused }) => {
        this.#title.set({ trafficIsScrolledUp: !follows, trafficIsPaused: isPaused });
      },
    });
    this.#host = host;
    if (this.#filterToUse !== undefined) host.useFilter(this.#filterToUse);
    this.#filterToUse = undefined;
    const visibilityChanged = watchPage(view, 'The Traffic view', this.#place.clock);
    view.onDidChangeVisibility(() => {
      host.setVisible(view.visible);
      visibilityChanged();
    });
    view.onDidDispose(() => {
      host.dispose();
      if (this.#host === host) this.#host = undefined;
    });
    webview.html = pageHtml(this.#place.extensionUri);
  }

  setScope(scope: Scope): void {
    this.#scope = scope;
    this.#host?.setScope(scope);
  }

  async #show({ filter, focus }: FilteredTraffic): Promise<void> {
    this.setScope({});
    if (this.#host === undefined) this.#filterToUse = filter;
    else this.#host.useFilter(filter);
    if (focus) await vscode.commands.executeCommand(`${trafficViewId}.focus`);
  }

  /** Sends its page an action of the title bar; false: it is not visible. */
  act(command: ViewCommand): boolean {
    return this.#host?.viewCommand(command) ?? false;
  }

  /** Called when the endpoint in view may have been removed. */
  check(isKnown: (id: number) => boolean): void {
    const id = this.#host === undefined ? this.#scope.id : this.#host.scope.id;
    if (id !== undefined && !isKnown(id)) this.setScope({});
  }

  /** Called when data that all pages show has changed. */
  refresh(): void {
    this.#host?.refresh();
  }

  /** Opens its draft in an editor; false: it is not visible. */
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
