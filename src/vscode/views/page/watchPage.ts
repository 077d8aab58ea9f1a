/** Shows a notification while a visible page does not load, which a browser may put off. */
import * as vscode from 'vscode';
import type { Clock } from '../../../node/clock.ts';
import { PageWatch } from '../../../app/page/place/pageWatch.ts';

/** The container of a webview: a panel, or a view of the sidebar. */
interface Place {
  readonly webview: vscode.Webview;
  readonly visible: boolean;
  onDidDispose(listener: () => void): vscode.Disposable;
}

/**
 * Returns a function to be called when the container's visibility changes: VS Code loads a page each time it is shown.
 */
export function watchPage(place: Place, name: string, clock: Clock): () => void {
  const watch = new PageWatch(clock, () => notifyOfMissingPage(name));
  let wasVisible = false;
  const visibilityChanged = (): void => {
    if (place.visible && !wasVisible) watch.expect();
    if (!place.visible) watch.stop();
    wasVisible = place.visible;
  };
  place.webview.onDidReceiveMessage(() => watch.stop());
  place.onDidDispose(() => watch.stop());
  visibilityChanged();
  return visibilityChanged;
}

/** Shown until the returned function is called, or the user closes it. */
function notifyOfMissingPage(name: string): () => void {
  let close = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `${name} is waiting for VS Code to load its page: a browser may put that off for up to a minute after its start. It will appear by itself, and no traffic is lost.`,
    cancellable: true,
  };
  void vscode.window.withProgress(options, async (_progress, token) => {
    token.onCancellationRequested(close);
    await closed;
  });
  return close;
}
