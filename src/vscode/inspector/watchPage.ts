import * as vscode from 'vscode';
import type { Clock } from '../../node/clock.ts';
import { PageWatch } from '../../app/page/pageWatch.ts';

/** A webview's place: a panel, or a view of the sidebar. */
interface Place {
  readonly webview: vscode.Webview;
  readonly visible: boolean;
  onDidDispose(listener: () => void): vscode.Disposable;
}

/**
 * Says so when a page that can be seen has not come. Whoever has the place calls the answer when its visibility changes:
 * VS Code loads a page anew each time it is shown.
 */
export function watchPage(place: Place, name: string, clock: Clock): () => void {
  const watch = new PageWatch(clock, () => sayPageIsMissed(name));
  let wasVisible = false;
  const look = (): void => {
    if (place.visible && !wasVisible) watch.expect();
    if (!place.visible) watch.stop();
    wasVisible = place.visible;
  };
  place.webview.onDidReceiveMessage(() => watch.stop());
  place.onDidDispose(() => watch.stop());
  look();
  return look;
}

/** A notification that goes away by itself when what it waits for has come, or when the user closes it. */
function sayPageIsMissed(name: string): () => void {
  let takeBack = (): void => undefined;
  const isThere = new Promise<void>((resolve) => {
    takeBack = resolve;
  });
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `${name} is waiting for VS Code to load its page: a browser may put that off for up to a minute after its start. It comes by itself, and no traffic is lost.`,
    cancellable: true,
  };
  void vscode.window.withProgress(options, async (_progress, token) => {
    token.onCancellationRequested(takeBack);
    await isThere;
  });
  return takeBack;
}
